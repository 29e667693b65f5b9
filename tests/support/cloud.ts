import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FunctionReply } from '#shared/wire';

const root = resolve(__dirname, '../..');

/** The local cloud as its own process, with a folder of its own, as `npm run cloud` starts it. */
export interface RunningCloud {
  readonly url: string;
  /** Any code is a person; the same code is the same person. */
  login(code: string): Promise<string>;
  call(token: string, name: string, event: object): Promise<FunctionReply>;
  stop(): Promise<void>;
}

export async function startCloud(shop: 'demo' | 'empty' | 'race'): Promise<RunningCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'jidian-cloud-'));
  const args = ['dist/localcloud/main.js', '--port', '0', '--data', folder, '--shop', shop];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await announcedUrl(child);
  return {
    url,
    async login(code) {
      const { token } = (await post(`${url}/auth/login`, { code })) as { token: string };
      return token;
    },
    call: async (token, name, event) =>
      (await post(`${url}/functions/${name}`, event, token)) as FunctionReply,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function post(url: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** The address is the first thing a start says about itself; what it said instead is the error. */
function announcedUrl(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((found, fail) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url !== undefined) found(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => fail(new Error(`The local cloud did not start:\n${output}`)));
  });
}
