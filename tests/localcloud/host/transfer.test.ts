import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportShop, importShop } from '../../../localcloud/host';
import { startFixture } from './fixture';

let folder: string;
let progress: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jidian-transfer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const optionsFor = (dataDir: string, file = join(folder, 'shop.jsonl')) => ({
  dataDir,
  shop: 'empty' as const,
  file,
  collectionsFile: join(folder, 'collections.json'),
  configFile: join(folder, 'cloudbaserc.json'),
  log: (line: string) => progress.push(line),
});

test('a shop goes into a file and comes back with its people, secrets, clock and documents', async () => {
  progress = [];
  const count = 100_500;
  const original = await startFixture({
    options: {
      async seed(_shop, { database }) {
        const documents = Array.from({ length: count }, (_, n) => ({
          _id: `d${n}`,
          n,
          name: '点',
        }));
        database.insertMany('things', [...documents, { _id: 'at', at: new Date(5) }]);
        return { people: [{ code: 'alice', role: 'member', note: 'new' }] };
      },
    },
  });
  const login = async (fixture: typeof original) =>
    (await fixture.ask('/auth/login', { code: 'alice' })).body;
  const alice = await login(original);
  await original.cloud.moveClock(Date.now() + 86_400_000);
  const source = join(original.dir, 'data');
  await expect(exportShop(optionsFor(source))).rejects.toThrow('Another local cloud is using');
  await original.cloud.close();

  expect(await exportShop(optionsFor(source))).toBe(count + 3);
  expect(progress).toEqual(['  … 100,000 lines']);
  expect(statSync(join(folder, 'shop.jsonl')).mode & 0o077).toBe(0);

  const target = join(folder, 'data');
  expect(await importShop(optionsFor(target))).toBe(count + 3);
  const copy = await startFixture({ options: { dataDir: target } });
  expect(await login(copy)).toEqual(alice);
  expect(copy.cloud.people).toEqual([{ code: 'alice', role: 'member', note: 'new' }]);
  expect(copy.cloud.clock.nowMs()).toBeGreaterThan(Date.now() + 86_000_000);
  await copy.close();

  await exportShop(optionsFor(target, join(folder, 'again.jsonl')));
  const [first, again] = ['shop.jsonl', 'again.jsonl'].map((file) =>
    readFileSync(join(folder, file), 'utf8').split('\n').slice(1).join('\n'),
  );
  expect(again === first).toBe(true);
  await expect(importShop(optionsFor(target))).rejects.toThrow('There is a shop "empty" in');
  rmSync(original.dir, { recursive: true });
}, 60_000);

const HEADER = '{"shop":{"format":1,"people":[],"secrets":{},"clockOffsetMs":0}}';
const COLLECTION = '{"collection":{"name":"c"}}';
const DOCUMENT = '{"document":{"_id":"a"}}';

test.each([
  ['no JSON', [COLLECTION, '{"document":'], 'line 3:'],
  ['no collection', [DOCUMENT], 'line 2: a document comes before its collection'],
  ['an id twice', [COLLECTION, DOCUMENT, DOCUMENT], 'line 4:'],
])('%s: a sentence with the line, and no shop', async (_what, lines, sentence) => {
  const file = join(folder, 'broken.jsonl');
  writeFileSync(file, [HEADER, ...lines].join('\n'));
  const options = optionsFor(join(folder, 'data'), file);
  await expect(importShop(options)).rejects.toThrow(sentence);
  await expect(exportShop(options)).rejects.toThrow('There is no shop "empty"');
});
