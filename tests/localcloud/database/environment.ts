import { randomUUID } from 'node:crypto';
import tcb from '@cloudbase/node-sdk';
import { openDatabase } from '../../../localcloud/database/index';
import type { Database, DatabaseOptions } from '../../../localcloud/database/index';
import { startProtocolServer } from '../../../localcloud/protocol/index';

// Off the platform the SDK asks a metadata host before each call, and warns about slow ones.
process.env['TENCENTCLOUD'] = 'true';
process.env['SILENCE'] = 'true';

/** True when the suite runs against a real environment (`CLOUD=real` with credentials). */
export const isReal = process.env['CLOUD'] === 'real';

/** For what only the local cloud can show. */
export const onlyLocal = isReal ? it.skip : it;

export interface Environment {
  app: tcb.CloudBase;
  db: ReturnType<tcb.CloudBase['database']>;
  /** Absent on a real environment. */
  database: Database | undefined;
  url: string | undefined;
  /** Creates a collection that no other test uses. */
  newCollection(): Promise<string>;
  close(): Promise<void>;
}

/** The SDK as published, connected to a local cloud in this process or to the real one. */
export async function startEnvironment(
  options: Partial<DatabaseOptions> = {},
): Promise<Environment> {
  if (isReal)
    return connect(tcb.init({ env: process.env['CLOUD_ENV'] ?? '' }), undefined, undefined);
  const database = openDatabase({ file: ':memory:', ...options });
  const server = await startProtocolServer({ database });
  return connect(initLocal(server.url), database, server);
}

/** An SDK instance that speaks to a local cloud. */
export function initLocal(serviceUrl: string): tcb.CloudBase {
  return tcb.init({
    env: 'local-env',
    secretId: 'local',
    secretKey: 'local',
    serviceUrl,
    protocol: 'http',
    keepalive: true,
  });
}

function connect(
  app: tcb.CloudBase,
  database: Database | undefined,
  server: { url: string; close(): Promise<void> } | undefined,
): Environment {
  const db = app.database();
  return {
    app,
    db,
    database,
    url: server?.url,
    async newCollection() {
      const name = `test_${randomUUID().slice(0, 8)}`;
      await db.createCollection(name);
      return name;
    },
    async close() {
      await server?.close();
      database?.close();
    },
  };
}
