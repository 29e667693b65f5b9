import { execFile, spawnSync, type ExecFileException } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const setup = join(__dirname, '../../localcloud/setup');

/** A repository with the setup scripts in it and nothing else. */
function bareRepository(): string {
  const dir = mkdtempSync(join(tmpdir(), 'jidian-setup-'));
  cpSync(setup, join(dir, 'localcloud/setup'), { recursive: true });
  writeFileSync(join(dir, 'package-lock.json'), '{}');
  return dir;
}

let scripts = 0;

function node(dir: string, source: string): Promise<{ code: number; out: string; err: string }> {
  const file = join(dir, `script${(scripts += 1)}.mjs`);
  writeFileSync(file, source);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [file],
      { cwd: dir },
      (error: ExecFileException | null, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
  });
}

let dir: string;
beforeEach(() => {
  dir = bareRepository();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test.each([
  ['18.20.4', 1],
  ['20.11.1', 1],
  ['20.12.0', 0],
  ['22.1.0', 0],
])('Node %s ends with %i', async (version, code) => {
  const result = await node(
    dir,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
     await import('./localcloud/setup/node-version.mjs');`,
  );
  expect(result.code).toBe(code);
  if (code === 1)
    expect(result.err).toContain(`Jidian needs Node 20.12 or newer, this is ${version}.`);
});

test('something is built when its sources changed in content, not when they were only touched', async () => {
  mkdirSync(join(dir, 'src/deep'), { recursive: true });
  mkdirSync(join(dir, 'dist'));
  writeFileSync(join(dir, 'src/deep/a.ts'), 'one');
  const states = await node(
    dir,
    `import { utimesSync, writeFileSync, renameSync } from 'node:fs';
     import { digest, isBuilt, markBuilt } from './localcloud/setup/staleness.mjs';
     const built = () => isBuilt('thing', 'dist/out.js', digest(['src', 'absent']));
     const say = [built()];
     writeFileSync('dist/out.js', ''); markBuilt('thing', digest(['src', 'absent'])); say.push(built());
     utimesSync('src/deep/a.ts', 1, 1); say.push(built());
     writeFileSync('src/deep/a.ts', 'two'); say.push(built());
     markBuilt('thing', digest(['src', 'absent'])); renameSync('src/deep/a.ts', 'src/deep/b.ts'); say.push(built());
     console.info(JSON.stringify(say));`,
  );
  expect(JSON.parse(states.out)).toEqual([false, true, true, false, false]);
});

describe('installing', () => {
  /** The script finds our `npm` before the real one. */
  const installed = (): Promise<{ code: number; out: string; err: string }> =>
    node(
      dir,
      `process.env.PATH = process.cwd() + '/bin:' + process.env.PATH;
       const { install } = await import('./localcloud/setup/install.mjs');
       const { fail } = await import('./localcloud/setup/progress.mjs');
       await install().catch(fail);`,
    );
  const npmSays = (script: string): void => {
    mkdirSync(join(dir, 'bin'));
    writeFileSync(join(dir, 'bin/npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  test('npm runs when there are no packages, or when they are older than the lock', async () => {
    npmSays(`echo "$@" >> calls; mkdir -p node_modules; touch node_modules/.package-lock.json`);
    const first = await installed();
    expect(first.out).toMatch(/Installing packages .*\d\.\d s/);
    const second = await installed();
    expect(second.out).toBe('');
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(dir, 'package-lock.json'), later, later);
    expect((await installed()).out).toContain('Installing');
  });

  test('what npm says about its failure is shown, with one sentence of ours', async () => {
    npmSays(`echo "npm error EUSAGE" >&2; exit 1`);
    const result = await installed();
    expect(result.code).toBe(1);
    expect(result.err).toContain('npm error EUSAGE');
    expect(result.err).toContain('npm could not install the packages');
  });
});

describe('two preparations at once', () => {
  const prepare = (name: string, ms: number) =>
    node(
      dir,
      `import { appendFileSync } from 'node:fs';
       import { alone } from './localcloud/setup/build-lock.mjs';
       const say = (what) => appendFileSync('order', '${name} ' + what + '\\n');
       await alone(async () => { say('begins'); await new Promise((done) => setTimeout(done, ${ms})); say('ends'); });`,
    );
  const order = (): string[] => readFileSync(join(dir, 'order'), 'utf8').trim().split('\n');

  test('the second waits for the first, and says so', async () => {
    const first = prepare('first', 800);
    while (!existsSync(join(dir, 'order'))) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await prepare('second', 0);
    await first;
    expect(order()).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(second.out).toContain('Another preparation is under way');
    expect(existsSync(join(dir, 'dist/.preparing'))).toBe(false);
  });

  test('what a killed one left behind holds nobody up', async () => {
    mkdirSync(join(dir, 'dist'));
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(dir, 'dist/.preparing'), String(gone));
    expect((await prepare('second', 0)).out).toBe('');
    expect(order()).toEqual(['second begins', 'second ends']);
  });
});
