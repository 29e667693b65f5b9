import * as v from 'valibot';
import type { ActionName } from '#shared/api';
import { Cloud } from '../harness';
import { openStores } from '../people';
import { actions } from './actions';
import { fieldsOf, withField, type Field } from './fields';
import { codeOf, eventOf, tables, wiredRows } from './wired';

/** Characters that hide, reorder or end what people read. */
const odd: readonly [what: string, text: string][] = [
  ['written from right to left', '\u202Egnp.exe'],
  ['of no width', '小\u200B满'],
  ['NUL', '小\u0000满'],
  ['a hyphen of no width', '小\u00AD满'],
  ['isolated', '\u2066小满\u2069'],
  ['half a character', '小\uD800'],
];

/** What keeps a careless pattern busy for ever. */
const bombs = [
  'a'.repeat(40_000) + '!',
  '0'.repeat(40_000) + 'x',
  ' '.repeat(40_000) + 'x',
  '-:'.repeat(20_000),
  '(a+)+$',
];

const textsOf = (name: ActionName): Field[] =>
  fieldsOf(actions[name].data).filter(({ value }) => typeof value === 'string');
const rows = wiredRows.filter(([name]) => textsOf(name).length > 0);

let cloud: Cloud;
let before: unknown;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
  await cloud.member('xiaoman', 'member.getHome', {});
  before = cloud.dump();
});
afterEach(() => cloud.close());

describe.each(rows)('%s', (name, row) => {
  it('takes no character that hides or reorders what somebody reads (21)', async () => {
    const taken: string[] = [];
    for (const { path } of textsOf(name).filter((field) => !row.unread?.[field.path])) {
      for (const [what, text] of odd) {
        const event = eventOf(name, withField(row.data, path, text));
        const code = await codeOf(cloud, row.function, event);
        if (code !== 'request.invalid' && !code.endsWith('_invalid')) {
          taken.push(`${path} ${what}: ${code}`);
        }
      }
    }
    expect(taken).toEqual([]);
    expect(cloud.dump()).toEqual(before);
  });

  it('is not kept busy by a text (18)', () => {
    const schema = tables[row.function][name]?.request;
    if (!schema) throw new Error(`${name} has no schema`);
    for (const { path } of textsOf(name)) {
      for (const text of bombs) {
        const data = withField(row.data, path, text);
        const beganMs = performance.now();
        v.is(schema, data);
        expect(performance.now() - beganMs).toBeLessThan(1_000);
      }
    }
  });
});
