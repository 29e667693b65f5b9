import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What git knows: a page may not lean on a file that only one machine has. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const pages = files.filter((file) => file.endsWith('.md'));
const read = (page: string) => readFileSync(page, 'utf8');

/** What a page says outside of its blocks of code. */
const prose = (page: string) => read(page).replace(/^```[\s\S]*?^```/gm, '');

/** `### Import rules` is reached as `#import-rules`. */
const anchorsOf = (page: string) =>
  [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

function isBroken(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !anchorsOf(target).includes(decodeURIComponent(anchor));
}

test('every link of a page leads to a file and to a heading in it', () => {
  const broken = pages.flatMap((page) =>
    [...prose(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter((link) => isBroken(page, link))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('every path that a page names stands in the repository', () => {
  const inside = /^(?:cloudfunctions|docs|localcloud|miniprogram|shared|tests)\/[\w./-]+$/;
  const stands = (path: string) =>
    files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));
  const missing = pages.flatMap((page) =>
    // What stands inside a link is its label; the link itself is asked for above.
    [...prose(page).matchAll(/(?<!\[)`([^`\s]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => inside.test(path) && !stands(path))
      .map((path) => `${page}: ${path}`),
  );
  expect(missing).toEqual([]);
});

test('every command that a page gives is a script of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const commands = (page: string) =>
    [...read(page).matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][\w:]*)/g)].map(
      ([, name = '']) => name,
    );
  const ofNpm = ['i', 'install', 'ci'];
  const unknown = pages.flatMap((page) =>
    commands(page)
      .filter((name) => !(name in scripts) && !ofNpm.includes(name))
      .map((name) => `${page}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('every rule that the code cites is written down', () => {
  const code = files.filter((file) =>
    /^(?:shared|cloudfunctions|miniprogram)\/.*\.tsx?$/.test(file),
  );
  const cited = code.flatMap((file) =>
    [...read(file).matchAll(/(docs\/domain\/\w+\.md)(?:,[ \n*]+rules? ([\d, and]+))?/g)].flatMap(
      ([, page = '', rules = '']) =>
        (rules.match(/\d+/g) ?? ['']).map((rule) => ({ file, page, rule })),
    ),
  );
  expect(cited.length).toBeGreaterThan(50);
  const stands = ({ page, rule }: { page: string; rule: string }) =>
    existsSync(page) && (rule === '' || new RegExp(`^${rule}\\. `, 'm').test(read(page)));
  expect(cited.filter((each) => !stands(each))).toEqual([]);
});

test('both languages of the README name the same files and the same scripts', () => {
  const named = (page: string) => ({
    files: [...read(page).matchAll(/\]\((\.\/[^)]+)\)/g)]
      .map(([, link = '']) => link.replace('README.zh-CN', 'README'))
      .sort(),
    scripts: [...read(page).matchAll(/^\| `npm ([^`]+)`/gm)].map(([, name = '']) => name),
  });
  expect(named('README.zh-CN.md')).toEqual(named('README.md'));
});

describe('the list of features', () => {
  const rows = [...read('docs/features.md').matchAll(/^\| (\d+) +\|(.+)\|(.+)\|(.+)\|$/gm)].map(
    ([, number, , state = '', shown = '']) => ({
      number: Number(number),
      state: state.trim(),
      shown,
    }),
  );
  const count = (state: string) => rows.filter((row) => row.state === state).length;

  test('counts its 165 rows at its head', () => {
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows).toHaveLength(165);
    const line = /^Now: .*$/m.exec(read('docs/features.md'))?.[0];
    expect(line).toBe(
      `Now: ${count('works')} work, ${count('partly')} partly, ${count('not yet')} not yet.`,
    );
  });

  test('knows three states, and names a test for whatever works', () => {
    const named = rows.map(({ number, state, shown }) => ({
      number,
      state,
      shown: shown.includes('`tests/'),
    }));
    expect(named.filter(({ state, shown }) => state === 'works' && !shown)).toEqual([]);
    expect(named.filter(({ state }) => !['works', 'partly', 'not yet'].includes(state))).toEqual(
      [],
    );
  });
});

test('the architecture names every collection', () => {
  const collections = JSON.parse(read('cloudfunctions/collections.json')) as { name: string }[];
  const page = read('docs/architecture.md');
  expect(
    collections.map(({ name }) => name).filter((name) => !page.includes(`\`${name}\``)),
  ).toEqual([]);
});

test('every decision stands in the list of decisions', () => {
  const records = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file));
  const listed = [...read('docs/decisions/README.md').matchAll(/\]\(\.\/(\d{4}-[^)]+)\)/g)].map(
    ([, name = '']) => `docs/decisions/${name}`,
  );
  expect(listed).toEqual(records.sort());
});

test('every library that ships has its licence and its reason written down', () => {
  const { dependencies } = JSON.parse(read('package.json')) as {
    dependencies: Record<string, string>;
  };
  const installed = Object.keys(dependencies).map((name) => {
    const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as {
      license: string;
    };
    return `${name} ${license}`;
  });
  const rows = read('docs/libraries.md').matchAll(/^\| `([^`]+)` +\| (\S+) +\|.+\|.+\|$/gm);
  const listed = [...rows].map(([, name = '', licence = '']) => `${name} ${licence}`);
  expect(listed.sort()).toEqual(installed.sort());
});
