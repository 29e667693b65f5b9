import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const source = resolve(__dirname, '../../miniprogram/src');

const stylesheets = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.scss'))
  .map((name) => join(source, name));

/** The blocks a stylesheet draws itself; one that only stands beside another (`.card + .notice`) is not its own. */
function blocksOf(css: string): Set<string> {
  const selectors = css
    .replace(/\/\/.*$/gm, '')
    .match(/[^{};]+(?=\{)/g)
    ?.flatMap((list) => list.split(','));
  const alone = (selectors ?? []).map((selector) => /^\s*\.([a-z][\w-]*)[^\s]*\s*$/.exec(selector));
  return new Set(alone.flatMap((found) => found?.[1]?.split(/__|--/)[0] ?? []));
}

test('a block of a name is drawn by one stylesheet: all of them meet on the same page', () => {
  const drawnIn = new Map<string, string[]>();
  for (const path of stylesheets) {
    for (const block of blocksOf(readFileSync(path, 'utf8')))
      drawnIn.set(block, [...(drawnIn.get(block) ?? []), relative(source, path)]);
  }
  const twice = [...drawnIn].filter(([, paths]) => paths.length > 1);
  expect(drawnIn.size).toBeGreaterThan(100);
  expect(twice).toEqual([]);
});
