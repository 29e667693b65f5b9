import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createProtocol } from '../protocol';
import { createStorage } from '../storage';
import { createWechat } from '../wechat';
import { createWechatPay } from '../wechat/pay';
import { callWithValue, fireTimer } from './calling';
import type { CloudConfig } from './config';
import { serveDevPage } from './dev-page';
import { createFunctionHost, type FunctionHost } from './functions/host';
import type { PoolSize } from './functions/pool';
import { createAuth } from './gateway/auth';
import { CLOSE_GRACE_MS } from '../limits';
import { createRoutes, onlyData } from './gateway/routes';
import type { Gateway, Route } from './gateway/server';
import { LOGIN_SECRET } from './secrets';
import type { Person, Shop } from './shop';
import type { LocalClock } from './time/clock';
import { payOnTheClock, postNotification } from './pay';
import { openTimerMemory } from './time/timer-memory';
import { startTimers, type Fired, type Timers } from './time/timers';

/** A running local cloud. */
export interface LocalCloud {
  readonly url: string;
  readonly folder: string;
  readonly people: readonly Person[];
  readonly clock: LocalClock;
  /** Moves the clock and waits for the timers that came due. */
  moveClock(nowMs: number): Promise<Fired[]>;
  /** Calls a function in process; with an openid, as that member's phone would. */
  invoke(name: string, event: object, as?: { openid?: string }): Promise<unknown>;
  close(): Promise<void>;
}

export interface RunningParts {
  readonly gateway: Gateway;
  readonly shop: Shop;
  readonly config: CloudConfig;
  readonly functionsDir: string;
  readonly h5Dir?: string;
  readonly poolSize?: Partial<PoolSize>;
}

/**
 * Of one function. One worker a core, and several calls in each: a call waits for the database longer than
 * it computes, and to wake a sleeping thread costs as much as a read. Two at least, so that one that is busy
 * holds up no others. Source: docs/decisions/0046-calls-share-the-workers-of-a-function.md.
 */
const MIN_WORKERS = 2;
const MAX_WORKERS = 8;
const CALLS_PER_WORKER = 8;

/** Puts the parts of an open shop together and opens the gateway to them. */
export function runShop(parts: RunningParts): LocalCloud {
  const { gateway, shop, config } = parts;
  const { clock, folder } = shop;
  const nowMs = (): number => clock.nowMs();
  const onDisk = (): Promise<void> | undefined => shop.database.onDisk();
  const secret = shop.secrets[LOGIN_SECRET] ?? '';
  const pay = createWechatPay({ folder, nowMs, post: postNotification });
  const host = createFunctionHost({
    functionsDir: parts.functionsDir,
    configs: config.functions,
    // Never a real account's keys: what is paid here is nobody's money.
    secrets: { ...shop.secrets, ...pay.variables(gateway.url) },
    clock,
    calls: shop.calls,
    adminUrl: `${gateway.url}/admin`,
    answerSdk: (body) => protocol.answerFunction(body),
    onDisk,
    size: {
      workers: Math.min(Math.max(availableParallelism(), MIN_WORKERS), MAX_WORKERS),
      callsPerWorker: CALLS_PER_WORKER,
      ...parts.poolSize,
    },
  });
  const wechat = createWechat({ folder, nowMs });
  const storage = createStorage({ folder, secret, nowMs, baseUrl: gateway.url });
  const jobs = startTimers({
    configs: config.timers,
    clock,
    memory: openTimerMemory(join(folder, 'timers.json')),
    fire: (timer) => fireTimer(host, clock.nowMs(), timer),
  });
  const timers = payOnTheClock(jobs, pay);
  const protocol = createProtocol({
    database: shop.database,
    extra: { ...wechat.extra, ...storage.extra },
    callFunction: (name, data) => callWithValue(host, name, data ?? {}, { by: 'function' }),
  });
  const routes = createRoutes({
    host,
    clock,
    timers,
    wechat,
    pay,
    storage,
    protocol,
    onDisk,
    auth: createAuth(secret),
    ...(parts.h5Dir !== undefined && { h5Dir: parts.h5Dir }),
    devPage: serveDevPage({ shop, timers, wechat, pay }),
  });
  gateway.open(routes);
  return toLocalCloud(parts, { host, timers, routes });
}

function toLocalCloud(
  { gateway, shop }: RunningParts,
  { host, timers, routes }: { host: FunctionHost; timers: Timers; routes: Route },
): LocalCloud {
  const { folder, people, clock } = shop;
  return {
    url: gateway.url,
    folder,
    people,
    clock,
    moveClock(nowMs) {
      clock.moveTo(nowMs);
      return timers.clockMoved();
    },
    invoke(name, event, { openid } = {}) {
      const caller =
        openid === undefined ? { by: 'developer' as const } : { by: 'client' as const, openid };
      return callWithValue(host, name, event, caller);
    },
    async close() {
      timers.close();
      gateway.open(onlyData(routes));
      await host.drain(CLOSE_GRACE_MS);
      await gateway.close();
      host.close();
      await shop.close();
    },
  };
}
