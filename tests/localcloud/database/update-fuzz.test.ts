import fc from 'fast-check';
import { update as mingoUpdate } from 'mingo';
import { compileUpdate } from '../../../localcloud/database/update/apply';
import { copyValue } from '../../../localcloud/database/values/copy';

const number = fc.integer({ min: -3, max: 3 });
const scalar = fc.oneof(number, fc.constantFrom<unknown>('a', 'b', true, null));
const list = fc.array(number, { maxLength: 5 });
const document = fc.record({
  n: number,
  m: number,
  // No value twice: mingo's $addToSet also removes what was double before, MongoDB's does not.
  l: fc.uniqueArray(number, { maxLength: 5 }),
  o: fc.record({ x: number, y: scalar, z: list }),
});

// Each operator on paths where it has something to work on: errors are tested by example.
const changes = [
  fc.record({
    $set: fc.dictionary(fc.constantFrom('n', 'o.x', 'o.new', 'p.q.r'), scalar, {
      noNullPrototype: true,
      minKeys: 1,
    }),
  }),
  fc.record({
    $inc: fc.dictionary(fc.constantFrom('n', 'm', 'o.x', 'fresh'), number, {
      noNullPrototype: true,
      minKeys: 1,
    }),
  }),
  fc.record({ $mul: fc.record({ n: number }) }),
  fc.record({ $min: fc.record({ n: number, 'o.x': number }) }),
  fc.record({ $max: fc.record({ n: number, 'o.x': number }) }),
  fc.record({ $unset: fc.constantFrom({ n: '' }, { 'o.y': '' }, { nothing: '' }) }),
  fc.record({ $pop: fc.record({ l: fc.constantFrom(1, -1) }) }),
  fc.record({
    $pull: fc.record({
      'o.z': fc.oneof(
        number,
        number.map((than) => ({ $gt: than })),
      ),
    }),
  }),
  fc.record({ $pullAll: fc.record({ l: list }) }),
  fc.record({
    $addToSet: fc.record({
      l: fc.oneof(
        number,
        list.map((each) => ({ $each: each })),
      ),
    }),
  }),
  fc.record({
    $push: fc.record({
      'o.z': fc.oneof(
        number,
        fc.record({ $each: list, $position: fc.nat(6), $slice: fc.integer({ min: 1, max: 6 }) }),
        fc.record({
          $each: list,
          $sort: fc.constantFrom(1, -1),
          $slice: fc.integer({ min: -6, max: -1 }),
        }),
      ),
    }),
  }),
];

it('changes documents as mingo does, for every operator both know', () => {
  fc.assert(
    fc.property(document, fc.oneof(...changes), (before, change) => {
      const ours: Record<string, unknown> = copyValue(before);
      compileUpdate(copyValue(change), {})(ours);
      const theirs: Record<string, unknown> = copyValue(before);
      mingoUpdate(theirs as never, copyValue(change) as never, [], {}, { cloneMode: 'deep' });
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 3000 },
  );
});
