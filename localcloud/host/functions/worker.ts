import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { tellCallsApart } from './calls-inside';
import { callVariables, LOCAL_APP_ID, withMore } from './caller';
import { layDirectLine } from './direct-line';
import { FunctionFailure } from './failure';
import { gather } from './gather';
import { MAX_REPLY_BYTES } from '../../limits';
import type { CallMessage, HostMessage, WorkerMessage, WorkerSetup } from './messages';
import { shiftDate } from './shifted-date';

/* The thread in which one instance of a function lives. */

type Handler = (event: unknown, context: unknown) => unknown;

const setup = workerData as WorkerSetup;
const port = parentPort;
if (port === null) throw new Error('A function worker runs inside a worker thread only.');

shiftDate(new Float64Array(setup.clockOffset));
const { say, flush } = gather<WorkerMessage>((messages) => port.postMessage(messages));
const inside = tellCallsApart((id, lines) => say({ kind: 'printed', id, lines }), flush);

const asked = new Map<number, (answerText: string) => void>();
let nextAskId = 1;
layDirectLine(setup.adminUrl, (body, heard) => {
  const id = nextAskId++;
  // As over a socket: what follows from an answer belongs to the call that asked.
  asked.set(id, inside.bind(heard));
  say({ kind: 'ask', id, body });
});

const exported = createRequire(setup.file)(setup.file) as Record<string, unknown>;
const handler = exported[setup.exportName];
if (typeof handler !== 'function') {
  throw new Error(`${setup.functionName}: the bundle does not export ${setup.exportName}()`);
}

function contextOf(
  call: CallMessage,
  variables: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const environment = withMore(setup.instanceVariables, variables);
  return {
    memory_limit_in_mb: setup.memoryMb,
    time_limit_in_ms: setup.timeLimitMs,
    request_id: call.requestId,
    function_name: setup.functionName,
    function_version: '$LATEST',
    namespace: setup.namespace,
    environment: JSON.stringify(environment),
    environ: Object.entries(environment)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
  };
}

function eventOf(call: CallMessage): unknown {
  const event: unknown = JSON.parse(call.eventText);
  const { openid } = call.caller;
  if (openid !== undefined && typeof event === 'object' && event !== null) {
    // As the platform does for a mini-program, over anything the caller sent.
    Object.assign(event, { userInfo: { openId: openid, appId: LOCAL_APP_ID } });
  }
  return event;
}

/** The code of a refusal, for the log: a reply `{ ok: false, error: { code } }`. */
function refusalOf(reply: unknown): string | undefined {
  const { ok, error } = (reply ?? {}) as { ok?: unknown; error?: { code?: unknown } };
  if (ok !== false) return undefined;
  return typeof error?.code === 'string' ? error.code : 'unknown';
}

async function answer(call: CallMessage): Promise<void> {
  const { id } = call;
  const variables = callVariables(call.caller, call.requestId);
  try {
    const reply: unknown = await inside.run(id, variables, async () =>
      (handler as Handler)(eventOf(call), contextOf(call, variables)),
    );
    const replyText = (JSON.stringify(reply) as string | undefined) ?? 'null';
    if (replyText.length > MAX_REPLY_BYTES) {
      throw new FunctionFailure('EXCEED_MAX_RESPONSE_SIZE', 'The reply is larger than 6 MB.');
    }
    const refusal = refusalOf(reply);
    say({ kind: 'reply', id, replyText, lines: inside.linesOf(id), ...(refusal && { refusal }) });
  } catch (thrown) {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    const code = thrown instanceof FunctionFailure ? thrown.code : 'FUNCTION_INVOCATION_FAILED';
    say({ kind: 'thrown', id, code, message, lines: inside.linesOf(id) });
  }
}

function hear(message: HostMessage): void {
  if (message.kind === 'call') void answer(message);
  else {
    const heard = asked.get(message.id);
    asked.delete(message.id);
    heard?.(message.text);
  }
}

port.on('message', (messages: readonly HostMessage[]) => {
  for (const message of messages) hear(message);
});
say({ kind: 'ready' });
