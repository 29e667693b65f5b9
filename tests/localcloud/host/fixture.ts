import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../../localcloud/host';

export interface Reply {
  status: number;
  body: unknown;
  headers: Headers;
}

export interface Fixture {
  cloud: LocalCloud;
  dir: string;
  /** A request to the gateway; a `body` that is no text is sent as JSON. */
  ask(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Logs in and calls a function as that person. */
  callAs(code: string, name: string, event: object): Promise<Reply>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Setting {
  /** The source of `index.js` by function name. */
  functions?: Record<string, string>;
  /** As in `cloudbaserc.json`. */
  config?: { name: string; [field: string]: unknown }[];
  files?: Record<string, string>;
  options?: Partial<LocalCloudOptions>;
}

/** A local cloud in a folder of its own, with functions written for the test. */
export async function startFixture(setting: Setting = {}): Promise<Fixture> {
  const dir = mkdtempSync(join(tmpdir(), 'jidian-host-'));
  const write = (path: string, text: string): void => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  for (const [name, source] of Object.entries(setting.functions ?? {})) {
    write(`functions/${name}/index.js`, source);
  }
  for (const [path, text] of Object.entries(setting.files ?? {})) write(path, text);
  write('cloudbaserc.json', JSON.stringify({ functions: setting.config ?? [] }));

  const start = (): Promise<LocalCloud> =>
    startLocalCloud({
      port: 0,
      dataDir: join(dir, 'data'),
      shop: 'empty',
      functionsDir: join(dir, 'functions'),
      h5Dir: join(dir, 'h5'),
      collectionsFile: join(dir, 'collections.json'),
      configFile: join(dir, 'cloudbaserc.json'),
      log: () => undefined,
      seed: async () => ({ people: [] }),
      ...setting.options,
    });

  const fixture: Fixture = {
    dir,
    cloud: await start(),
    async ask(path, body, headers = {}) {
      const init: RequestInit =
        body === undefined
          ? { headers }
          : {
              method: 'POST',
              headers,
              body: typeof body === 'string' ? body : JSON.stringify(body),
            };
      const response = await fetch(fixture.cloud.url + path, init);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    },
    async callAs(code, name, event) {
      const { body } = await fixture.ask('/auth/login', { code });
      const { token } = body as { token: string };
      return fixture.ask(`/functions/${name}`, event, { authorization: `Bearer ${token}` });
    },
    async restart() {
      await fixture.cloud.close();
      fixture.cloud = await start();
    },
    async close() {
      await fixture.cloud.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return fixture;
}
