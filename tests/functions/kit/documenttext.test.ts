import fc from 'fast-check';
import { resolve } from 'node:path';
import { areWhole, parsePlainly } from '../../../cloudfunctions/_kit/documenttext';

/** The SDK's own package is the oracle: what it reads is what a document is. */
const { EJSON } = jest.requireActual<{ EJSON: { parse: (text: string) => unknown } }>(
  resolve('node_modules/bson'),
);

const { Util } = jest.requireActual<{
  Util: { formatResDocumentData: (documents: readonly unknown[]) => unknown[] };
}>(resolve('node_modules/@cloudbase/database/dist/commonjs/util.js'));

const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '_id',
    'points',
    '$date',
    '$numberInt',
    '$undefined',
    '$oid',
    '$ref',
    '__proto__',
    'coordinates',
    'type',
    'a$',
  ),
);
const leaves = fc.oneof(
  ...[fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true })],
  ...[fc.integer(), fc.boolean(), fc.constantFrom(null, '$date', '积分', '\u2028', -0)],
  ...[fc.constant({ type: 'Point', coordinates: [121.47, 31.23] })],
  fc.integer({ min: 0, max: 4_102_444_800_000 }).map((at) => ({ $date: at })),
  fc.integer().map((n) => ({ $numberInt: String(n) })),
);
const documents = fc.letrec<{ value: unknown; document: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaves,
    tie('document'),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
  document: fc.dictionary(names, tie('value'), { maxKeys: 5 }),
})).document;

describe('the text of a document', () => {
  it('is read as the SDK reads it, or left to the SDK', () => {
    let plain = 0;
    fc.assert(
      fc.property(documents, (document) => {
        const text = JSON.stringify(document);
        const ours = parsePlainly(text, undefined);
        if (ours === undefined) return;
        plain += 1;
        expect(ours).toStrictEqual(EJSON.parse(text));
      }),
      { numRuns: 2000, seed: 49 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  it('is copied by the SDK only where the copy would differ', () => {
    let whole = 0;
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 2 }), (list) => {
        const read = list.map((document) => parsePlainly(JSON.stringify(document), undefined));
        if (!areWhole(read)) return;
        whole += 1;
        expect(Util.formatResDocumentData(read)).toStrictEqual(read);
      }),
      { numRuns: 2000, seed: 51 },
    );
    expect(whole).toBeGreaterThan(200);
  });

  it('with a place on earth, or read by somebody else, is copied by the SDK', () => {
    const place = { at: { type: 'Point', coordinates: [121.47, 31.23] } };
    expect(areWhole([parsePlainly(JSON.stringify(place), undefined)])).toBe(false);
    expect(areWhole([{ points: 1 }])).toBe(false);
    expect(areWhole(['text', null])).toBe(false);
  });

  it.each([
    ['with a date', '{"at":{"$date":"2026-11-22T00:00:00.000Z"}}'],
    ['with an escape that may be a dollar sign', '{"\\u0024date":1}'],
    ['with a null byte in a name', '{"a\\u0000b":1}'],
    ['of null', 'null'],
  ])('is left to the SDK %s', (_what, text) => {
    expect(parsePlainly(text, undefined)).toBeUndefined();
  });

  it('is left to the SDK when it is told how to read', () => {
    expect(parsePlainly('{"a":1}', { relaxed: false })).toBeUndefined();
    expect(parsePlainly(null, undefined)).toBeUndefined();
    // As `list.map(EJSON.parse)` calls it.
    expect(parsePlainly('{"a":1}', 3)).toEqual({ a: 1 });
  });

  it('that is no JSON is an error, as it is for the SDK', () => {
    expect(() => parsePlainly('{"a":', undefined)).toThrow(SyntaxError);
    expect(() => EJSON.parse('{"a":')).toThrow(SyntaxError);
  });
});
