import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';

/** Life stories of each model in each zone: two thousand of fifty steps in all. */
const storiesPerZone = Number(process.env['STORIES'] ?? 670);

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'models-'));
  program = join(folder, 'run.cjs');
  buildSync({
    entryPoints: [require.resolve('./models/run.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['UTC', '12'],
  ['America/Los_Angeles', '4'],
  ['Pacific/Kiritimati', '2'],
])(
  'points and check-ins are those of plain models after every step, on a host in %s',
  async (zone, hostHour) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, String(storiesPerZone)],
      { env: { ...process.env, TZ: zone } },
    );
    // Proof that every story was told, and that the host really was there.
    expect(stdout).toBe(hostHour);
  },
  240_000,
);
