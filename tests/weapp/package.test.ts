import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const built = join(root, 'dist/weapp');

interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string }[] };
}

const read = (file: string): string => readFileSync(join(built, file), 'utf8');
const app = JSON.parse(read('app.json')) as AppJson;
const pages = [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap((each) => each.pages.map((page) => join(each.root, page))),
];

test.each(pages)('%s has its script, its template and its settings', (page) => {
  for (const kind of ['js', 'wxml', 'json'])
    expect(existsSync(join(built, `${page}.${kind}`))).toBe(true);
});

test.each(pages)('%s has a title', (page) => {
  const settings = JSON.parse(read(`${page}.json`)) as { navigationBarTitleText?: string };
  expect(settings.navigationBarTitleText).toMatch(/\S/);
});

test('tabs are pages of the main package and their pictures are in it', () => {
  const tabs = app.tabBar?.list ?? [];
  expect(tabs.length).toBeGreaterThanOrEqual(2);
  for (const { pagePath } of tabs) expect(app.pages).toContain(pagePath);
  const theme = JSON.parse(read('theme.json')) as Record<string, Record<string, string>>;
  const named = [...tabs, ...Object.values(theme)].flatMap((each) => Object.values(each));
  const pictures = named.filter((value) => value.endsWith('.png'));
  expect(pictures.length).toBeGreaterThan(0);
  for (const picture of pictures) expect(existsSync(join(built, picture))).toBe(true);
});

test('nothing is over its size, runs text as code or carries a secret', () => {
  const { status, stdout } = spawnSync(process.execPath, ['tests/support/sizes.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toContain('weapp main package');
  expect({ status, stdout: status === 0 ? '' : stdout }).toEqual({ status: 0, stdout: '' });
});

test('the member is asked for avatar and nickname as the platform has required since 2022', () => {
  const scripts = ['app.js', 'common.js', 'vendors.js', ...pages.map((page) => `${page}.js`)]
    .filter((file) => existsSync(join(built, file)))
    .map(read)
    .join('\n');
  // Both are refused or answered with an anonymous placeholder by today's client.
  expect(scripts).not.toMatch(
    /\bwx\.getUserProfile\b|\.getUserProfile\(|openType:\s*"getUserInfo"/,
  );
});

test('no screen has a database, a file or a secret of the shop in its own hands', () => {
  const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map(read)
    .join('\n');
  expect(scripts).toContain('callFunction');
  expect(scripts).not.toMatch(/\bcloud\s*\.\s*database\b|session_key|appsecret/i);
  // Markup from data would run in whoever reads it.
  expect(scripts).not.toMatch(/dangerouslySetInnerHTML\s*:\s*\{\s*__html\s*:/);
});

test('a map to the source is never shipped', () => {
  expect(read('app.js')).not.toContain('sourceMappingURL');
});
