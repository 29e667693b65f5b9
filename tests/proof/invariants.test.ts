import { breachesOf, prove } from '#shared/proof/invariants';
import type { Dump } from '#shared/proof/model';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../rules/book';
import { Cloud, dayMs } from '../functions/harness';
import { simulatedProgramme } from './simulation/programme';

let cloud: Cloud;
let memberId: string;
let dump: Record<string, Stored[]>;

type Stored = Record<string, unknown> & { readonly _id: string };

beforeAll(async () => {
  cloud = await Cloud.open(simulatedProgramme);
  memberId = cloud.memberId('a');
  await cloud.member('a', 'checkin.perform', {});
  const granted = await cloud.operator('points.grant', {
    openid: 'o-a',
    points: 500,
    reason: '补发',
  });
  cloud.nowMs += 2 * dayMs;
  await cloud.member('a', 'checkin.makeUp', { date: '2026-03-03' });
  await cloud.member('a', 'checkin.perform', {});
  await cloud.operator('points.adjust', {
    openid: 'o-a',
    deltaPoints: -30,
    reason: '更正',
    operator: '店长',
  });
  if (!granted.ok) throw new Error(granted.error.code);
  await cloud.operator('points.reverse', {
    entryId: granted.data.entryId,
    points: 100,
    reversalId: 'r1',
    reason: '退货',
  });
  for (let day = 0; day < 4; day += 1) {
    await cloud.member('b', 'checkin.perform', {});
    cloud.nowMs += dayMs;
  }
  dump = cloud.dump() as typeof dump;
});
afterAll(() => cloud.close());

function breaches(changed: Dump): string[] {
  const before = shopOf(dump);
  return breachesOf(shopOf(changed), {
    sha256,
    nowMs: cloud.nowMs,
    sweptAtMs: cloud.nowMs,
    before,
  });
}

/** The dump with one document changed behind the product's back; null takes it away. */
function withChange(collection: string, id: string, change: object | null): Dump {
  const documents = (dump[collection] ?? []).flatMap((document) => {
    if (document._id !== id) return [document];
    return change === null ? [] : [{ ...document, ...change }];
  });
  return { ...dump, [collection]: documents };
}

const account = (change: object) => () => withChange('accounts', memberId, change);
const entry = (of: string, change: object | null) => () =>
  withChange('ledger', of.replace('*', memberId), change);
const checkinOf = (): object =>
  (dump['accounts']?.find(({ _id }) => _id === memberId) as unknown as { checkin: object }).checkin;

it('finds nothing broken in a shop that nobody touched', () => {
  expect(breaches(dump)).toEqual([]);
  const verdicts = prove(shopOf(dump), {
    sha256,
    nowMs: cloud.nowMs,
    sweptAtMs: null,
    before: null,
  });
  expect(verdicts.map(({ number }) => number)).toEqual(
    Array.from({ length: 36 }, (_, index) => index + 1),
  );
});

it.each<[number, string, () => Dump]>([
  [1, 'a balance raised', account({ availablePoints: 1_000_000 })],
  [1, 'held points from nowhere', account({ heldPoints: 5 })],
  [2, 'an amount altered', entry('checkin:*:2026-03-02', { deltaPoints: 11 })],
  [2, 'an entry taken away', entry('checkin:*:2026-03-02', null)],
  [3, 'a lot below nothing', account({ lots: [{ expiresOn: null, points: -1 }] })],
  [4, 'an entry re-sealed', entry('checkin:*:2026-03-04', { hash: 'another' })],
  [4, 'an entry taken away', entry('makeup:*:2026-03-03', null)],
  [5, 'an id of another day', entry('checkin:*:2026-03-04', { businessDate: '2026-03-05' })],
  [6, 'a reversal of nothing', entry('reverse:grant:*:request-2:r1', { reversesEntryId: 'x' })],
  [7, 'a grant that takes', entry('grant:*:request-2', { change: changeOf(-500) })],
  [8, 'a debt forgotten', account({ debtPoints: 7 })],
  [9, 'points without a lot', account({ lots: [] })],
  [10, 'a lot that lasts longer', account({ lots: [{ expiresOn: null, points: 340 }] })],
  [
    11,
    'the later lot first',
    entry('adjust:*:request-5', { lotMoves: [{ expiresOn: null, points: -30 }] }),
  ],
  [
    12,
    'an expired lot spent',
    entry('adjust:*:request-5', { lotMoves: [{ expiresOn: '2026-01-31', points: -30 }] }),
  ],
  [13, 'a check-in paid twice as much', entry('checkin:*:2026-03-04', { change: changeOf(20) })],
  [
    13,
    'a check-in multiplied by a tier that nobody has',
    entry('checkin:*:2026-03-04', { change: changeOf(15) }),
  ],
  [
    14,
    'a best streak made up',
    () => account({ checkin: { ...checkinOf(), bestStreakDays: 9 } })(),
  ],
  [15, 'a newest day forgotten', () => account({ checkin: { ...checkinOf(), runs: [] } })()],
  [33, 'two effects of one request', entry('adjust:*:request-5', { requestId: 'request-4' })],
  [35, 'a check-in without growth', entry('checkin:*:2026-03-04', { growth: undefined })],
  [35, 'growth from nowhere', account({ growthMonths: [{ month: '2026-03', growth: 3 }] })],
  [35, 'growth with a gift', entry('grant:*:request-2', { growth: growthOf(1) })],
  [35, 'a tier that nobody earned', account({ tier: tierOf('gilt') })],
  [
    35,
    'a tier that lasts longer',
    () => withChange('accounts', cloud.memberId('b'), { tier: tierOf('cinnabar') }),
  ],
  [
    35,
    'a row that tells another story',
    () => withChange('ledger', `tier:${cloud.memberId('b')}:1`, { explanation: untold }),
  ],
  [35, 'a tier given without an entry', account({ tierGift: giftOf('gilt') })],
  [35, 'a gift that never came', () => ({ ...dump, tier_gifts: [decidedGift('given')] })],
  [35, 'a gift that was forgotten', () => ({ ...dump, tier_gifts: [decidedGift('giving')] })],
])('names invariant %i: %s', (number, _, change) => {
  const numbers = breaches(change()).map((line) => Number(line.split(':')[0]));
  expect(numbers).toContain(number);
});

it('names invariant 36: a message that waits for nothing', () => {
  const notice = { noticeId: 'n1', state: 'pending', nextAttemptAtMs: null };
  expect(breaches({ ...dump, notices: [notice] })).toEqual(['36: n1: pending, next null']);
});

it('names invariant 22: more members than seats', () => {
  const seat = (memberId: string) => ({ orderId: memberId, memberId, state: 'held' });
  const team = {
    teamId: 't1',
    state: 'open',
    terms: { teamSize: 1 },
    seats: [seat('m_1'), seat('m_2')],
    seatsLeft: 0,
    paidSeats: 0,
    deadlineMs: cloud.nowMs + dayMs,
  };
  expect(breaches({ ...dump, groupbuy_teams: [team] })).toEqual(['22: t1: too many seats']);
});

it('names invariant 29: more given back than was paid', () => {
  const refund = { outRefundNo: 'p1-1', amountFen: 200, state: 'succeeded' };
  const payment = {
    outTradeNo: 'p1',
    subject: { kind: 'groupbuy', orderId: 'o1' },
    state: 'paid',
    transactionId: 'w1',
    paidAtMs: cloud.nowMs,
    amountFen: 100,
    refundableFen: 0,
    refunds: [refund],
  };
  expect(breaches({ ...dump, payments: [payment] })).toEqual([
    '29: p1: 100 paid, 200 back, 0 left',
  ]);
});

it('takes a closing that is repeated, wherever it died before, for one effect', async () => {
  const shop = await Cloud.open(simulatedProgramme);
  const found: string[][] = [];
  const closings = new Set<number>();
  for (let atCall = 1; atCall <= 12; atCall += 1) {
    const code = `c-${String(atCall)}`;
    await shop.member(code, 'checkin.perform', {});
    shop.crashAt({ atCall, moment: 'after' });
    await shop.member(code, 'member.deleteAccount', {}, `leave-${code}`);
    shop.heal();
    shop.nowMs += dayMs;
    // Comes to the closed account where nothing has noted yet that it is nobody's.
    await shop.member(code, 'checkin.perform', {});
    await shop.member(code, 'member.deleteAccount', {}, `leave-${code}`);
    const entries = shop.dump()['ledger'] as { kind: string; requestId: string }[];
    const own = entries.filter(({ requestId }) => requestId === `leave-${code}`);
    closings.add(own.length);
    const { nowMs } = shop;
    found.push(breachesOf(shopOf(shop.dump()), { sha256, nowMs, sweptAtMs: null, before: null }));
  }
  await shop.close();
  expect(found.flat()).toEqual([]);
  expect([...closings].sort()).toEqual([1, 2]);
});

describe('names invariant 32', () => {
  const mark = (staffId: string, atMs: number) => ({
    staffId,
    staffName: staffId,
    requestId: 'r',
    atMs,
  });
  const atMs = Date.UTC(2026, 2, 2, 4);
  const gift = (change: object) => ({
    grantId: 'g1',
    businessDate: '2026-03-02',
    memberId: 'm_1',
    points: 800,
    state: 'given',
    asked: mark('m_2', atMs),
    decided: null,
    expiresAtMs: null,
    undone: null,
    ...change,
  });
  const bill = (change: object) => ({
    billId: 'b1',
    memberId: 'm_1',
    amountFen: 80_000,
    recorded: mark('m_3', atMs),
    linked: null,
    undone: {
      ...mark('m_2', atMs + 3_600_000),
      reason: '退货',
      asked: null,
      countedOn: '2026-03-02',
      ...change,
    },
  });
  const [two, otherTwo] = [{ grantId: 'g2' }, { billId: 'b2' }];
  const waited = { expiresAtMs: atMs, points: 5000 };

  it.each<[string, Dump, string[]]>([
    ['one gift, one bill', { grants: [gift({})], bills: [bill({})] }, []],
    [
      'two gifts alone that are more than one may give alone',
      { grants: [gift({}), { ...gift({}), ...two }] },
      ['32: m_2 on 2026-03-02: 1600 points given alone, limit 1000'],
    ],
    [
      'more than a day allows with another’s word',
      { grants: [gift({ ...waited, points: 10_001, state: 'waiting' })] },
      ['32: m_2 on 2026-03-02: 10001 points asked for, limit 10000'],
    ],
    ['a gift to oneself', { grants: [gift({ memberId: 'm_2' })] }, ['32: g1: given to oneself']],
    [
      'a large gift that nobody else agreed to',
      { grants: [gift(waited)] },
      ['32: g1: nobody gave a second word'],
    ],
    [
      'a large gift agreed to by who asked',
      { grants: [gift({ ...waited, decided: mark('m_2', atMs) })] },
      ['32: g1: both words by one person'],
    ],
    [
      'a large gift agreed to by who gains',
      { grants: [gift({ ...waited, decided: mark('m_1', atMs) })] },
      ['32: g1: the second word by who gains'],
    ],
    [
      'bills taken back late alone that are too much',
      { bills: [bill({}), { ...bill({}), ...otherTwo }] },
      ['32: m_2 on 2026-03-02: 160000 fen taken back late alone, limit 100000'],
    ],
    [
      'the same on two dates',
      { bills: [bill({}), { ...bill({ countedOn: '2026-03-03' }), ...otherTwo }] },
      [],
    ],
    [
      'the same within the clerk’s minutes',
      { bills: [bill({ atMs }), { ...bill({ atMs }), ...otherTwo }] },
      [],
    ],
    [
      'a bill taken back with both words by one person',
      { bills: [bill({ asked: mark('m_2', atMs) })] },
      ['32: b1: both words by one person'],
    ],
    [
      'a bill taken back by whose points they are',
      { bills: [bill(mark('m_1', atMs))] },
      ['32: b1: taken back by whose points they are'],
    ],
    [
      'an undo agreed to and forgotten',
      { undo_asks: [{ undoId: 'u1', state: 'approved', movedAtMs: atMs }] },
      ['32: u1: agreed to and never taken back'],
    ],
  ])('%s', (_, documents, expected) => {
    expect(breaches({ ...dump, ...documents })).toEqual(expected);
  });
});
const untold = { rule: { name: 'tier', version: 1 }, steps: [] };

function growthOf(growth: number): object {
  return { growth, month: '2026-03', version: 1 };
}

function tierOf(code: string): object {
  return { code, from: '2026-03-07', until: '2027-03-31', change: 1 };
}

function giftOf(code: string): object {
  return { giftId: `tiergift:${memberId}:m_2:r-1`, code, from: '2026-03-02', until: '2026-04-02' };
}

function decidedGift(state: string): object {
  const giftId = `tiergift:${memberId}:m_2:r-1`;
  const given = { staffId: 'm_2', staffName: '店长', requestId: 'r-1', atMs: 0 };
  return {
    giftId,
    memberId,
    tierCode: 'gilt',
    until: '2026-04-02',
    reason: '老顾客',
    state,
    given,
    movedAtMs: 0,
  };
}

function changeOf(availablePoints: number): object {
  return { availablePoints, pendingPoints: 0, heldPoints: 0, debtPoints: 0 };
}
