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
  /** Where this shop's files are. */
  readonly folder: string;
  /** Any code is a person; the same code is the same person. */
  login(code: string): Promise<string>;
  call(token: string, name: string, event: object): Promise<FunctionReply>;
  /** Ends the process, as asked or without warning, and starts another on the same files and port. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  stop(): Promise<void>;
}

export async function startCloud(shop: 'demo' | 'empty' | 'race'): Promise<RunningCloud> {
  const data = mkdtempSync(join(tmpdir(), 'jidian-cloud-'));
  const start = (port: string): ChildProcess => {
    const args = ['dist/localcloud/main.js', '--port', port, '--data', data, '--shop', shop];
    return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  };
  let child = start('0');
  const url = await announcedUrl(child);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    url,
    folder: join(data, shop),
    async login(code) {
      const { token } = (await post(`${url}/auth/login`, { code })) as { token: string };
      return token;
    },
    call: async (token, name, event) =>
      (await post(`${url}/functions/${name}`, event, token)) as FunctionReply,
    async restart(signal) {
      await end(signal);
      child = start(new URL(url).port);
      await announcedUrl(child);
    },
    async stop() {
      await end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
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
