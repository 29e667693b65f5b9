import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FunctionHost } from '../functions/host';
import type { LocalClock } from '../time/clock';
import type { Timers } from '../time/timers';
import { readObject } from './body';
import { MAX_CALL_BYTES } from '../../limits';
import { notFound, RequestProblem } from './problem';
import { sendJson, sendValue } from './reply';

/** What `/dev/...` may move and run. */
export interface DevParts {
  readonly host: FunctionHost;
  readonly clock: LocalClock;
  readonly timers: Timers;
}

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LATEST_MS = Date.UTC(2099, 0, 1);

const invalid = (message: string): RequestProblem =>
  new RequestProblem(400, 'request.invalid', message);

/** `POST /dev/clock`: moves the clock, or with `{}` gives the machine's own time back. */
export async function serveClock(
  parts: DevParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { clock, timers } = parts;
  const { object } = await readObject(request, MAX_CALL_BYTES);
  const { nowMs, advanceMs } = object;
  if (nowMs === undefined && advanceMs === undefined) clock.reset();
  else clock.moveTo(wantedTime(nowMs, advanceMs, clock.nowMs()));
  const fired = await timers.clockMoved();
  sendValue(response, { nowMs: clock.nowMs(), offsetMs: clock.offsetMs(), fired });
}

function wantedTime(nowMs: unknown, advanceMs: unknown, currentMs: number): number {
  const wanted = nowMs === undefined ? currentMs + Number(advanceMs) : nowMs;
  const number = typeof wanted === 'number' && typeof (nowMs ?? advanceMs) === 'number';
  if (!number || !(wanted >= EARLIEST_MS && wanted < LATEST_MS)) {
    throw invalid('Give nowMs or advanceMs in milliseconds, between the years 2000 and 2099.');
  }
  return wanted;
}

/** `POST /dev/jobs/<name>`: runs that timer now and answers with what the function replied. */
export async function serveJob(
  parts: DevParts,
  name: string,
  response: ServerResponse,
): Promise<void> {
  const fired = await parts.timers.runNow(name);
  if (!fired) throw notFound(`/dev/jobs/${name}`);
  if (fired.failure === undefined) sendValue(response, fired.reply);
  else sendValue(response, { ok: false, error: { code: fired.failure } }, 500);
}

/** `POST /dev/grant`: gives a member points, through the same code as every other entry. */
export async function serveGrant(
  parts: DevParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { object } = await readObject(request, MAX_CALL_BYTES);
  const { openid, points, requestId } = object;
  if (typeof openid !== 'string' || openid === '') throw invalid('openid is missing.');
  if (!Number.isSafeInteger(points)) throw invalid('points must be a whole number.');
  const event = {
    action: 'points.grant',
    data: { openid, points, reason: 'local grant' },
    requestId: typeof requestId === 'string' ? requestId : crypto.randomUUID(),
  };
  sendJson(
    response,
    await parts.host.call('jobs', JSON.stringify(event), { by: 'developer' }, event.action),
  );
}
