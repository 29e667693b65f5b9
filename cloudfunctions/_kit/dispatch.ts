import * as v from 'valibot';
import type { FunctionName } from '#shared/action';
import type { ActionName } from '#shared/api';
import type { RequestId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { FunctionReply } from '#shared/wire';
import type { ActionTable, Call, MemberCall } from './action';
import { ProcessCache } from './cache';
import { callerOf, type Caller, type Person, type PlatformContext } from './caller';
import { invalid, readEvent, requestIdOf } from './event';
import { describeFault, writeLogLine } from './log';
import { platformPorts, type Ports } from './ports';
import { timerNameOf, type TimerTable } from './timer';

/** What one function answers. */
export interface FunctionSpec {
  readonly name: FunctionName;
  readonly actions: ActionTable;
  readonly timers?: TimerTable;
  /** Who stands behind an openid now; where nobody can come back, who it is follows from the openid alone. */
  readonly identify?: (call: Call, openid: string) => Promise<Person>;
}

/** What the platform runs. */
export type Main = (event: unknown, context: PlatformContext) => Promise<FunctionReply>;

/**
 * Makes the function's entry from its table: reads the event, settles who calls, checks the data
 * against the contract, runs the handler, and writes one log line whatever came of it.
 *
 * The only place where a fault is caught: it is logged with its causes and answered without them.
 */
export function createFunction(
  spec: FunctionSpec,
  portsOrPlatform: () => Ports = platformPorts,
): Main {
  const cache = new ProcessCache();
  let ports: Ports | undefined;

  return async (event, context) => {
    try {
      ports ??= portsOrPlatform();
    } catch (error) {
      return notSetUp(spec.name, event, error);
    }
    const invocation = new Invocation(ports);
    let outcome: { result: Result<unknown>; fault?: string };
    try {
      outcome = { result: await answer(invocation, spec, cache, event, context) };
    } catch (error) {
      outcome = { result: refuse({ code: 'server.fault' }), fault: describeFault(error) };
    }
    invocation.writeLog(spec.name, outcome.result, outcome.fault);
    const { result } = outcome;
    return result.ok
      ? { ok: true, data: result.value, requestId: invocation.requestId }
      : { ok: false, error: result.error, requestId: invocation.requestId };
  };
}

/** A function deployed without what it needs says so in its log, on every call. */
function notSetUp(name: string, event: unknown, error: unknown): FunctionReply {
  const requestId = requestIdOf(event);
  const outcome = 'server.fault';
  writeLogLine({
    level: 'error',
    function: name,
    action: '',
    requestId,
    ms: 0,
    databaseCalls: 0,
    outcome,
    fault: describeFault(error),
  });
  return { ok: false, error: { code: outcome }, requestId };
}

async function answer(
  invocation: Invocation,
  { actions, timers = {}, identify }: FunctionSpec,
  cache: ProcessCache,
  event: unknown,
  context: PlatformContext,
): Promise<Result<unknown>> {
  const timerName = timerNameOf(event);
  if (timerName !== null) return runTimer(invocation, timers, cache, timerName, context);
  invocation.requestId = requestIdOf(event);
  const envelope = readEvent(event);
  if (!envelope.ok) return envelope;
  const { action, data, requestId } = envelope.value;
  invocation.action = action;

  const row = Object.hasOwn(actions, action) ? actions[action as ActionName] : undefined;
  if (!row) return refuse({ code: 'request.unknown_action' });
  const caller = callerOf(context, invocation.ports.hmac);
  const turnedAway = turnAway(caller, row.caller);
  if (turnedAway) return refuse(turnedAway);
  if (row.effect === 'write' && requestId === undefined) {
    return refuse({
      code: 'request.invalid',
      issues: [{ path: 'requestId', message: 'required' }],
    });
  }
  if (row.effect === 'write' && caller.kind === 'member') {
    if (!invocation.ports.pace(caller.memberId)) return refuse({ code: 'request.too_many' });
  }
  const parsed = v.safeParse(row.request, data);
  if (!parsed.success) return refuse(invalid(parsed.issues));

  const call = invocation.call(cache);
  const isKnown = caller.kind !== 'member' || caller.openid === null || !identify;
  const person = isKnown ? caller : { ...caller, ...(await identify(call, caller.openid)) };
  return row.handle({ ...call, caller: person } as MemberCall, parsed.output as never);
}

async function runTimer(
  invocation: Invocation,
  timers: TimerTable,
  cache: ProcessCache,
  name: string,
  context: PlatformContext,
): Promise<Result<unknown>> {
  invocation.action = `timer:${name}`;
  const turnedAway = turnAway(callerOf(context, invocation.ports.hmac), 'system');
  if (turnedAway) return refuse(turnedAway);
  const timer = Object.hasOwn(timers, name) ? timers[name] : undefined;
  if (!timer) return refuse({ code: 'request.unknown_action' });
  return accept(await timer(invocation.call(cache)));
}

function turnAway(caller: Caller, allowed: 'member' | 'system'): Refusal | null {
  if (caller.kind === allowed) return null;
  return { code: allowed === 'member' ? 'caller.unauthenticated' : 'caller.forbidden' };
}

/** Of the SDK's protocol; everything else writes, or holds a transaction. */
const readingActions: ReadonlySet<string> = new Set([
  'database.getDocument',
  'database.calculateDocument',
  'database.aggregateDocuments',
]);

/** One run of the function: its clock reading, its database handle and the count of its calls. */
export class Invocation {
  action = '';
  requestId = '';
  databaseCalls = 0;
  databaseReads = 0;
  readonly startedAtMs: number;

  constructor(readonly ports: Ports) {
    this.startedAtMs = ports.now();
  }

  call(cache: ProcessCache): Call {
    return {
      action: this.action,
      requestId: this.requestId as RequestId,
      nowMs: this.startedAtMs,
      database: this.ports.openDatabase((action) => {
        this.databaseCalls += 1;
        if (readingActions.has(action)) this.databaseReads += 1;
      }),
      cache,
      ports: this.ports,
    };
  }

  writeLog(name: string, result: Result<unknown>, fault: string | undefined): void {
    this.ports.log({
      level: fault === undefined ? 'info' : 'error',
      function: name,
      action: this.action,
      requestId: this.requestId,
      ms: this.ports.now() - this.startedAtMs,
      databaseCalls: this.databaseCalls,
      ...(this.databaseCalls === 0 ? {} : { databaseReads: this.databaseReads }),
      outcome: result.ok ? 'ok' : result.error.code,
      ...(fault === undefined ? {} : { fault }),
    });
  }
}
