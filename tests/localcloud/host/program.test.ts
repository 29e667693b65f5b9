import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
const program = join(root, 'dist/localcloud/main.js');
let data: string;

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'jidian-program-'));
  const prepare = `import('./localcloud/setup/prepare.mjs').then(({ prepare }) => prepare({ functions: false }))`;
  spawnSync(process.execPath, ['-e', prepare], { cwd: root });
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Starts the program; what it prints is collected until it ends. */
function start(...flags: string[]): {
  child: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
} {
  let output = '';
  const child = spawn(process.execPath, [program, '--shop', 'empty', '--no-h5', ...flags], {
    cwd: root,
  });
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, said: () => output, ended };
}

async function addressOf(started: ReturnType<typeof start>): Promise<string> {
  for (;;) {
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(started.said());
    if (found) return found[0];
    if (started.child.exitCode !== null) throw new Error(started.said());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('it says where it runs and where the data lie, answers, and stops when told to', async () => {
  const started = start('--port', '0', '--data', data);
  const url = await addressOf(started);
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
  expect((await fetch(url)).url).toBe(`${url}/dev`);
  expect(started.said()).toContain(`Data: ${join(data, 'empty')}`);
  started.child.kill('SIGTERM');
  expect(await started.ended).toBe(0);
});

test('killed outright, it starts again on the same data', async () => {
  const first = start('--port', '0', '--data', data);
  const login = async (url: string): Promise<unknown> =>
    (await fetch(`${url}/auth/login`, { method: 'POST', body: '{"code":"alice"}' })).json();
  const before = await login(await addressOf(first));
  first.child.kill('SIGKILL');
  await first.ended;
  const second = start('--port', '0', '--data', data);
  expect(await login(await addressOf(second))).toEqual(before);
  second.child.kill('SIGTERM');
  await second.ended;
});

test('a port in use, a wrong flag or a wrong folder: one sentence, and a failing exit', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  writeFileSync(join(data, 'a-file'), '');
  const cases: [string[], string][] = [
    [['--port', String(port), '--data', data], `Port ${port} is in use by another program.`],
    [['--port', 'http'], 'A port is a number from 0 to 65535, not "http".'],
    [
      ['--prot', '1'],
      "Unknown option '--prot'. There are --port, --host, --data, --shop, --no-h5, --out, --in.",
    ],
    [['explode'], 'There is no command "explode"; choose serve, export, import.'],
    [['export'], 'Name the file of the export with --out FILE.'],
    [['export', '--out', 'x', '--data', join(data, 'nothing')], 'There is no shop "empty" in'],
    [['import', '--in', join(data, 'a-file')], 'a-file is not an export of a shop.'],
    [['--shop', 'sweets'], 'There is no shop "sweets"; choose demo, empty, race.'],
    [['--port', '0', '--data', join(data, 'a-file')], 'a part of the path is a file.'],
  ];
  const results = cases.map(([flags, sentence]) => ({ started: start(...flags), sentence }));
  for (const { started, sentence } of results) {
    expect(await started.ended).toBe(1);
    expect(started.said()).toContain(sentence);
    expect(started.said().trim().split('\n')).toHaveLength(1);
  }
  taken.close();
});
