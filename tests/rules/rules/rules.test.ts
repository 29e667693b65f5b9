import { versionInForce } from '#shared/rules/rules';

const versions = [
  { version: 1, effectiveFromMs: 100 },
  { version: 2, effectiveFromMs: 200 },
  { version: 3, effectiveFromMs: 200 },
  { version: 4, effectiveFromMs: 900 },
];

describe('the rule version in force', () => {
  it.each([
    [99, undefined],
    [100, 1],
    [199, 1],
    [200, 3],
    [899, 3],
    [900, 4],
  ])('at %i is %p', (atMs, version) => {
    expect(versionInForce(versions, atMs)?.version).toBe(version);
  });

  it('is none where nothing was published', () => {
    expect(versionInForce([], 1)).toBeNull();
  });
});
