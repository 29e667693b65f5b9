import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
// Fetching the compiler takes about a minute, the first time only.
const FETCH_MS = 300_000;

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'jidian-compiler-'));
  cpSync(join(root, 'project.config.json'), join(copy, 'project.config.json'));
  cpSync(join(root, 'dist/weapp'), join(copy, 'dist/weapp'), { recursive: true });
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function compile(): { status: number | null; output: string } {
  const args = ['miniprogram/upload.mjs', '--check', '--project', copy];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test(
  "WeChat's own compiler accepts the build through project.config.json",
  () => {
    const { status, output } = compile();
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  },
  FETCH_MS,
);

test('the same compiler refuses a page that has no file', () => {
  const file = join(copy, 'dist/weapp/app.json');
  const app = JSON.parse(readFileSync(file, 'utf8')) as { pages: string[] };
  writeFileSync(file, JSON.stringify({ ...app, pages: [...app.pages, 'pages/missing/index'] }));

  const { status, output } = compile();

  expect(status).toBe(1);
  expect(output).toContain('10005');
}, 60_000);
