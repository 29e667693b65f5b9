import { availableParallelism } from 'node:os';
import { createProtocol } from '../protocol';
import { createWechat } from '../wechat';
import { readConfig, secretNames, type TimerConfig } from './config';
import { serveDevPage } from './dev-page';
import type { Caller } from './functions/caller';
import { createFunctionHost, type FunctionHost } from './functions/host';
import type { PoolSize } from './functions/pool';
import { createAuth } from './gateway/auth';
import { createRoutes } from './gateway/routes';
import { listen } from './gateway/server';
import { LOGIN_SECRET } from './secrets';
import { openShop, type Person, type SeedShop, type ShopName } from './shop';
import type { LocalClock } from './time/clock';
import { startTimers, type Fired } from './time/timers';

export { StartProblem } from './start-problem';
export type { Person, SeedShop, ShopName } from './shop';

export interface LocalCloudOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** Each shop has a folder in it: `<dataDir>/<shop>/shop.sqlite, secrets.json, clock.json`. */
  readonly dataDir: string;
  readonly shop: ShopName;
  readonly serveH5?: boolean;
  /** Where the built functions are: `<functionsDir>/<name>/index.js`. */
  readonly functionsDir: string;
  readonly h5Dir: string;
  readonly collectionsFile: string;
  readonly configFile: string;
  readonly log: (line: string) => void;
  readonly poolSize?: Partial<PoolSize>;
  /** Fills a new shop; by default the named demo shops. */
  readonly seed?: SeedShop;
}

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

const defaultSeed: SeedShop = async (shop, parts) =>
  (await import('../seed')).seedShop(shop, parts);

/** Errors: `StartProblem` with a sentence for the person who starts it. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { log, functionsDir, serveH5 = true } = options;
  const config = readConfig(options.configFile);
  // Listening first: a taken port is found out before a shop is filled.
  const gateway = await listen(options.port, options.host ?? '127.0.0.1', log);
  try {
    const shop = await openShop({
      dataDir: options.dataDir,
      shop: options.shop,
      collectionsFile: options.collectionsFile,
      secretNames: secretNames(config),
      seed: options.seed ?? defaultSeed,
      log,
    });
    const { clock, database, calls, secrets } = shop;
    const host = createFunctionHost({
      functionsDir,
      configs: config.functions,
      secrets,
      clock,
      calls,
      adminUrl: `${gateway.url}/admin`,
      size: {
        workers: Math.max(2, availableParallelism()),
        callsPerWorker: 1,
        ...options.poolSize,
      },
    });
    const wechat = createWechat({ folder: shop.folder, nowMs: () => clock.nowMs() });
    const protocol = createProtocol({
      database,
      extra: wechat.extra,
      callFunction: (name, data) => callParsed(host, name, data ?? {}, { by: 'function' }),
    });
    const timers = startTimers(config.timers, clock, (timer) => fireTimer(host, clock, timer));
    gateway.open(
      createRoutes({
        host,
        clock,
        timers,
        protocol,
        wechat,
        auth: createAuth(secrets[LOGIN_SECRET] ?? ''),
        ...(serveH5 && { h5Dir: options.h5Dir }),
        devPage: serveDevPage({ shop, timers, wechat }),
      }),
    );
    return {
      url: gateway.url,
      folder: shop.folder,
      people: shop.people,
      clock,
      moveClock(nowMs) {
        clock.moveTo(nowMs);
        return timers.clockMoved();
      },
      invoke: (name, event, as) =>
        callParsed(
          host,
          name,
          event,
          as?.openid === undefined ? { by: 'developer' } : { by: 'client', openid: as.openid },
        ),
      async close() {
        timers.close();
        await gateway.close();
        host.close();
        await shop.close();
      },
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}

async function callParsed(
  host: FunctionHost,
  name: string,
  event: unknown,
  caller: Caller,
): Promise<unknown> {
  return JSON.parse(await host.call(name, JSON.stringify(event), caller, actionOf(event)));
}

function actionOf(event: unknown): string | undefined {
  const action = (event as { action?: unknown } | null)?.action;
  return typeof action === 'string' ? action : undefined;
}

/** A timer's failure is reported, never thrown: the next timer must run all the same. */
async function fireTimer(
  host: FunctionHost,
  clock: LocalClock,
  timer: TimerConfig,
): Promise<Fired> {
  const event = {
    Type: 'Timer',
    TriggerName: timer.name,
    Time: new Date(clock.nowMs()).toISOString(),
    Message: '',
  };
  try {
    const text = await host.call(
      timer.functionName,
      JSON.stringify(event),
      { by: 'timer' },
      timer.name,
    );
    return { name: timer.name, reply: JSON.parse(text) as unknown };
  } catch (error) {
    return { name: timer.name, failure: (error as { code?: string }).code ?? String(error) };
  }
}
