import type { FunctionEvent, FunctionReply } from '#shared/wire';
import { forgetSession, sessionToken } from './session.h5';

const waitMs = 15_000;

/**
 * Sends an event to a function and gives its reply.
 * Errors: rejects when the call never reached an answer.
 */
export async function send(name: string, event: FunctionEvent): Promise<FunctionReply> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), waitMs);
  try {
    const response = await fetch(`./functions/${name}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Authorization: `Bearer ${sessionToken() ?? ''}`,
      },
      body: JSON.stringify(event),
      signal: giveUp.signal,
    });
    if (response.status === 401) {
      forgetSession();
      return {
        ok: false,
        error: { code: 'caller.unauthenticated' },
        requestId: event.requestId,
      };
    }
    if (!response.ok) throw new Error(`HTTP ${String(response.status)}`);
    return (await response.json()) as FunctionReply;
  } finally {
    clearTimeout(timer);
  }
}
