import { readConfig, secretNames } from './config';
import type { PoolSize } from './functions/pool';
import { listen } from './gateway/server';
import { runShop, type LocalCloud } from './running';
import { openShop, type SeedShop, type ShopName } from './shop';

export type { LocalCloud } from './running';
export type { ShopName } from './shop';
export { StartProblem } from './start-problem';
export { exportShop, importShop } from './transfer';

export interface LocalCloudOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /** Each shop has a folder in it: `<dataDir>/<shop>/shop.sqlite, secrets.json, clock.json`. */
  readonly dataDir: string;
  readonly shop: ShopName;
  readonly serveH5?: boolean;
  /** Where the built functions are: `<functionsDir>/<name>/index.js`. */
  readonly functionsDir: string;
  readonly h5Dir: string;
  readonly collectionsFile: string;
  /** `cloudbaserc.json`: limits, variables and timers of the functions. */
  readonly configFile: string;
  readonly log: (line: string) => void;
  readonly poolSize?: Partial<PoolSize>;
  /** Fills a new shop; by default the named demo shops. */
  readonly seed?: SeedShop;
}

const defaultSeed: SeedShop = async (shop, parts) =>
  (await import('../seed')).seedShop(shop, parts);

/** Errors: `StartProblem` with a sentence for the person who starts it. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { functionsDir, h5Dir, serveH5 = true, poolSize, log } = options;
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
    return runShop({
      gateway,
      shop,
      config,
      functionsDir,
      ...(serveH5 && { h5Dir }),
      ...(poolSize && { poolSize }),
    });
  } catch (error) {
    await gateway.close();
    throw error;
  }
}
