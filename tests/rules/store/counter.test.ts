import { toPoints } from '#shared/kernel/amounts';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { MemberId } from '#shared/kernel/ids';
import type { MemberCode } from '#shared/store/code/model';
import { decideUse } from '#shared/store/code/rules';
import type { StaffUsage } from '#shared/store/staff/model';
import { lockedUntilMs, takeUsage } from '#shared/store/staff/rules';

const nowMs = Date.parse('2026-03-02T12:00:00+08:00');

describe('using a member code', () => {
  const code: MemberCode = {
    tokenHash: 'hash',
    digitsHash: 'digits',
    memberId: 'm_1' as MemberId,
    openid: 'o-1',
    issueId: 'issue-1',
    issuedAtMs: nowMs,
    validFromMs: nowMs,
    expiresAtMs: nowMs + 60_000,
    used: null,
  };
  const use = (change: Partial<MemberCode>, atMs = nowMs, newestIssuedAtMs = nowMs): unknown => {
    const asked = { nowMs: atMs, newestIssuedAtMs, staffId: 's_1', requestId: 'scan-1' };
    const decided = decideUse({ ...code, ...change }, asked);
    return decided.ok ? decided.value : decided.error.code;
  };
  const used = {
    staffId: 's_1' as MemberId,
    storeId: 'zongdian',
    requestId: 'scan-1',
    atMs: nowMs,
  };

  it('is good from its first instant until its last', () => {
    expect(use({}, nowMs - 1)).toBe('code.not_yet_valid');
    expect(use({}, nowMs)).toBe('fresh');
    expect(use({}, nowMs + 59_999)).toBe('fresh');
    expect(use({}, nowMs + 60_000)).toBe('code.expired');
  });

  it('ends when a newer one is issued', () => {
    expect(use({}, nowMs + 1, nowMs + 1)).toBe('code.rotated');
  });

  it('happens once, but for the request that used it', () => {
    expect(use({ used })).toBe('repeated');
    expect(use({ used: { ...used, requestId: 'scan-2' } })).toBe('code.already_used');
    expect(use({ used: { ...used, staffId: 's_2' as MemberId } })).toBe('code.already_used');
  });
});

describe('a person locked out', () => {
  it('is one with ten wrong codes within ten minutes', () => {
    expect(lockedUntilMs({ count: 9, sinceMs: nowMs }, nowMs)).toBeNull();
    expect(lockedUntilMs({ count: 10, sinceMs: nowMs }, nowMs)).toBe(nowMs + 600_000);
    expect(lockedUntilMs({ count: 10, sinceMs: nowMs }, nowMs + 600_000)).toBeNull();
  });
});

describe('the limit of a day', () => {
  const monday = '2026-03-02' as BusinessDate;
  const unused: StaffUsage = {
    date: monday,
    manualPoints: 0,
    undos: 0,
    refundFen: 0,
    taken: [],
    version: 1,
  };
  const gift = (takerId: string, amount: number) =>
    ({ kind: 'manualPoints', amount: toPoints(amount), most: 100, takerId }) as const;

  it('can be used to the last, and not passed', () => {
    expect(takeUsage(unused, [gift('g-1', 100)], monday)).toMatchObject({ manualPoints: 100 });
    expect(takeUsage(unused, [gift('g-1', 101)], monday)).toBeNull();
  });

  it('is taken from once, however often the deed is repeated', () => {
    const once = takeUsage(unused, [gift('g-1', 60)], monday)!;
    expect(takeUsage(once, [gift('g-1', 60)], monday)).toBe(once);
    expect(takeUsage(once, [gift('g-2', 60)], monday)).toBeNull();
    expect(takeUsage(once, [gift('g-2', 40)], monday)).toMatchObject({ manualPoints: 100 });
  });

  it('begins anew the next day', () => {
    const once = takeUsage(unused, [gift('g-1', 60)], monday)!;
    const tuesday = '2026-03-03' as BusinessDate;
    expect(takeUsage(once, [gift('g-2', 60)], tuesday)).toMatchObject({
      date: tuesday,
      manualPoints: 60,
      taken: ['g-2'],
    });
  });
});
