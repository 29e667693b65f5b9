import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** Simulated commands in all; half of them in each of two processes. */
const commands = Number(process.env['COMMANDS'] ?? 100_000);

interface Report {
  readonly lives: number;
  readonly commands: number;
  readonly faults: number;
  readonly trace: string;
  readonly breaches: readonly string[];
}

let folder: string;
let program: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulation-'));
  program = join(folder, 'simulation.cjs');
  await build({
    entryPoints: [require.resolve('./simulation/run.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    sourcemap: 'inline',
    external: ['libsql'],
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Errors: rejects with the seed, what it broke and the story of that life. */
async function simulate(seed: number, count: number): Promise<Report> {
  const args = [
    '--enable-source-maps',
    program,
    '--seed',
    String(seed),
    '--commands',
    String(count),
  ];
  const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') };
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Report;
}

it('keeps every promise through a hundred thousand commands under faults', async () => {
  const halves = await Promise.all([simulate(1, commands / 2), simulate(1_000_001, commands / 2)]);
  for (const { breaches } of halves) expect(breaches).toEqual([]);
  const sum = (of: 'commands' | 'faults'): number =>
    halves.reduce((total, half) => total + half[of], 0);
  expect(sum('commands')).toBeGreaterThanOrEqual(commands);
  // So often a request failed, or a process was killed in the middle of what it did.
  expect(sum('faults')).toBeGreaterThan(commands / 20);
}, 900_000);

it('replays a seed exactly', async () => {
  const [once, again] = await Promise.all([simulate(7, 800), simulate(7, 800)]);
  expect(once.trace).toBe(again.trace);
  expect((await simulate(8, 800)).trace).not.toBe(once.trace);
}, 60_000);
