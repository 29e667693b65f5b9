import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runVerification } from '../../../localcloud/verification/run';

const root = resolve(__dirname, '../../..');
const shop = 'race';
/** Nothing may be refused for want of it. */
const variables = { RACE_STOCK: '10000000' };

/** An answer of the product that is no answer to a request. */
export class Unanswered extends Error {}

/**
 * The product as `npm start` runs it, on a folder and an address of its own, that may be killed at any
 * moment and started again.
 */
export class Product {
  readonly #folder = mkdtempSync(join(tmpdir(), 'jidian-kill-'));
  #child: ChildProcess | null = null;

  private constructor(readonly port: number) {}

  static async open(): Promise<Product> {
    const product = new Product(await freePort());
    await product.start();
    return product;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Errors: throws with what the program said when it ends instead of answering. */
  async start(): Promise<void> {
    const flags = ['--port', String(this.port), '--shop', shop, '--no-h5', '--data', this.#folder];
    const child = spawn(process.execPath, ['dist/localcloud/main.js', ...flags], {
      cwd: root,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    await new Promise<void>((started, failed) => {
      const read = (chunk: Buffer): void => {
        said += chunk.toString();
        if (said.includes(`http://127.0.0.1:${String(this.port)}`)) started();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', () => failed(new Error(`The product did not start:\n${said}`)));
    });
    this.#child = child;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, 'exit');
    this.#child = null;
    child.kill('SIGKILL');
    await ended;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Errors: `Unanswered` when the answer is not one of 200. */
  async post(path: string, body: object, token?: string): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${String(this.port)}${path}`, {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Unanswered(`${path}: ${await response.text()}`);
    return response.json();
  }

  /** What `npm run verify` finds broken in the folder of the killed product. */
  async broken(sweptAtMs: number | null = null): Promise<string[]> {
    const lines: string[] = [];
    const wanted = { shop, dataDir: this.#folder };
    const holds = await runVerification(wanted, (line) => lines.push(line), sweptAtMs);
    return holds ? [] : lines.filter((line) => !/^ ?\d+ {2}(?:holds|absent)/.test(line));
  }
}

/** Below those that the system gives to outgoing connections: free again at each next start. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((decided) => {
      server.on('error', () => decided(false));
      server.listen(port, '127.0.0.1', () => decided(true));
    });
    if (!isFree) continue;
    const taken = (server.address() as AddressInfo).port;
    await new Promise((closed) => server.close(closed));
    return taken;
  }
}
