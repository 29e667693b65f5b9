import type { TimerConfig } from './config';
import type { Caller } from './functions/caller';
import type { FunctionHost } from './functions/host';
import type { Fired } from './time/timers';

/** Calls a function with a value and gives its reply as a value. */
export async function callWithValue(
  host: FunctionHost,
  name: string,
  event: unknown,
  caller: Caller,
): Promise<unknown> {
  const action = (event as { action?: unknown } | null)?.action;
  const logged = typeof action === 'string' ? action : undefined;
  return JSON.parse(await host.call(name, JSON.stringify(event), caller, logged)) as unknown;
}

/** A timer's failure is reported, never thrown: the next timer must run all the same. */
export async function fireTimer(
  host: FunctionHost,
  nowMs: number,
  { name, functionName }: TimerConfig,
): Promise<Fired> {
  const time = new Date(nowMs).toISOString();
  const event = JSON.stringify({ Type: 'Timer', TriggerName: name, Time: time, Message: '' });
  try {
    const reply: unknown = JSON.parse(await host.call(functionName, event, { by: 'timer' }, name));
    return { name, reply };
  } catch (error) {
    return { name, failure: (error as { code?: string }).code ?? String(error) };
  }
}
