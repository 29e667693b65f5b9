import {
  documentCheckinRules,
  documentPointsRules,
  documentTierRules,
  shanghaiMidnight,
} from '#shared/rules/defaults';
import { businessDateAt } from '#shared/kernel/businessdate';
import type { Fen } from '#shared/kernel/amounts';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import { netPointsOf } from '#shared/points/rules';
import { matchesLedger } from '#shared/simulation/audit';
import { readDraftRules } from '#shared/simulation/contract';
import { historyOf } from '#shared/simulation/events';
import { figuresOf } from '#shared/simulation/figures';
import type {
  Deed,
  DraftRules,
  MemberEvent,
  MemberHistory,
  ReplayWindow,
} from '#shared/simulation/model';
import { replayMember } from '#shared/simulation/replay';
import { simulate } from '#shared/simulation/report';
import { rulesFrom, rulesOfThePast } from '#shared/simulation/rulebook';
import { demoGoods } from '../../../localcloud/seed/demo/goods';
import { liveThrough } from '../../../localcloud/seed/demo/history';
import { demoCharacters } from '../../../localcloud/seed/demo/people';
import { demoRules } from '../../../localcloud/seed/demo/rules';
import { repeatableRandom } from '../../../localcloud/seed/random';
import { day, noonOf, points, sha256 } from '../book';

const dayMs = 86_400_000;
const nowMs = Date.parse('2026-11-21T04:00:00.000Z');
const today = businessDateAt(nowMs, shanghaiMidnight);
const rules = demoRules(nowMs);
const past = rulesOfThePast(rules);
const window: ReplayWindow = {
  fromMs: nowMs - 90 * dayMs,
  nowMs,
  dayBoundary: shanghaiMidnight,
  firstRewardPoints: points(1000),
};

const goods = new Map(demoGoods(nowMs).map(({ item }) => [item.itemId, item]));

/** Forty members of the demo shop, kept by the product's own postings; the first one redeems, too. */
const lives = demoCharacters(today, repeatableRandom(1))
  .slice(0, 40)
  .map((character, index) => {
    const { account, entries } = liveThrough(character, {
      memberId: `m_${String(index)}` as MemberId,
      rules,
      dayBoundary: shanghaiMidnight,
      today,
      nowMs,
      random: repeatableRandom(index),
      luck: repeatableRandom(index + 1000),
      till: String(index),
      redeeming: { goods, sealedAddress: '' },
      sha256,
    });
    return { account, entries, history: historyOf(account, character.nickname, entries) };
  });
const histories: readonly MemberHistory[] = lives.map(({ history }) => history);

describe('a replay under the rules of the past', () => {
  it('is the ledger again: every lot and every pending point of every member', () => {
    for (const { account, history } of lives) {
      const { holdings } = replayMember(history, past, window);
      const { lots, pending, holds, debtPoints } = account;
      expect(holdings).toEqual({ lots, pending, holds, debtPoints });
    }
  });

  it('adds up to the same issued and redeemed points as the entries do', () => {
    const whole = { ...window, fromMs: 0 };
    const outcomes = histories.map((history) => replayMember(history, past, whole));
    const entries = lives.flatMap((life) => life.entries);
    const total = (...kinds: readonly string[]): number =>
      entries
        .filter(({ kind }) => kinds.includes(kind))
        .reduce((sum, entry) => sum + netPointsOf(entry), 0);
    const figures = figuresOf(outcomes, documentPointsRules.cash);
    expect(figures.issuedPoints).toBe(total('welcome', 'checkin', 'purchase'));
    expect(figures.redeemedPoints).toBe(-total('spend', 'redeem', 'reverse_spend'));
    expect(figures.redeemedPoints).toBeGreaterThan(0);
    expect(figures.liabilityPoints).toBe(figures.issuedPoints - figures.redeemedPoints);
  });
});

describe('the check against the ledger', () => {
  it('holds for every member, and no longer when an entry is missing', () => {
    expect(lives.filter((life) => !matches(life.history, life))).toEqual([]);
    const life = lives[0];
    if (!life) throw new Error('nobody lives');
    const events = life.history.events.slice(0, -1);
    expect(matches({ ...life.history, events }, life)).toBe(false);
  });

  const matches = (history: MemberHistory, { account }: (typeof lives)[number]): boolean =>
    matchesLedger(history, account, past, window);
});

describe('simulate', () => {
  const run = (draft: DraftRules) => simulate(histories, past, draft, window);
  const of = (lines: readonly { source: string; points: number }[], source: string): number =>
    lines.find((line) => line.source === source)?.points ?? 0;

  it('says that nothing changes when the draft is what is in force', () => {
    const report = run({ checkin: documentCheckinRules, points: documentPointsRules });
    expect(report.draft).toEqual(report.today);
    expect(report).toMatchObject({ members: 40, betterOff: 0, worseOff: 0, unchanged: 40 });
    expect(report.extremes).toEqual([]);
  });

  it('doubles the base when the draft does, on the same days', () => {
    const report = run({ checkin: { ...documentCheckinRules, basePoints: points(20) } });
    const base = of(report.today.issued, 'checkin.base');
    expect(base).toBeGreaterThan(0);
    expect(of(report.draft.issued, 'checkin.base')).toBe(2 * base);
    expect(report.draft.streakPoints).toBe(report.today.streakPoints);
    expect(of(report.draft.issued, 'purchase')).toBe(of(report.today.issued, 'purchase'));
    expect(report.worseOff).toBe(0);
    expect(report.betterOff).toBeGreaterThan(0);
    expect(report.extremes[0]?.deltaPoints).toBeGreaterThan(0);
  });

  it('moves the liability to other months, or out of the books, with the rule of expiry', () => {
    const never = run({ points: { ...documentPointsRules, expiry: { kind: 'never' } } });
    expect(never.draft.liabilityByMonth.at(-1)).toMatchObject({ month: null });
    expect(never.draft.liabilityPoints).toBe(never.today.liabilityPoints);
    const short = run({
      points: { ...documentPointsRules, expiry: { kind: 'months', months: 1 } },
    });
    expect(short.draft.expiredPoints).toBeGreaterThan(0);
    expect(short.draft.liabilityPoints).toBeLessThan(short.today.liabilityPoints);
  });

  it('counts what members could not use any more', () => {
    const closed = run({ points: { ...documentPointsRules, cash: null } });
    // A notebook and a voucher of the mall: items cost what they cost, with or without a till.
    expect(closed.draft.redeemedPoints).toBe(849);
    expect(closed.draft.unmetPoints).toBe(closed.today.redeemedPoints - 849);
    expect(closed.draft.liabilityFen).toBeNull();
  });

  it('brings the first reward nearer when days pay more', () => {
    const generous = run({ checkin: { ...documentCheckinRules, basePoints: points(500) } });
    expect(generous.draft.firstRewardDays).toBeLessThan(30);
    expect(generous.draft.firstRewardDays ?? 0).toBeLessThan(generous.today.firstRewardDays ?? 999);
  });

  it('shows what a multiplier for the tiers that members had would have cost', () => {
    const [lowest, second, third] = documentTierRules.tiers;
    if (!lowest || !second || !third) throw new Error('the ladder has three tiers');
    const double = { numerator: 2, denominator: 1 };
    const tier = {
      ...documentTierRules,
      tiers: [{ ...lowest, checkinTimes: double }, second, third],
    };
    const twice = run({ tier });
    const plain = ['checkin.base', 'checkin.streak', 'checkin.cumulative'];
    const paidTo = (codes: readonly string[]): number =>
      codes.reduce((sum, code) => sum + of(twice.today.issued, code), 0);
    const more = of(twice.draft.issued, 'checkin.tier');
    expect(of(twice.today.issued, 'checkin.tier')).toBe(0);
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThan(paidTo(plain));
    const everybody = [lowest, second, third].map((one) => ({ ...one, checkinTimes: double }));
    const all = run({ tier: { ...documentTierRules, tiers: everybody } });
    expect(of(all.draft.issued, 'checkin.tier')).toBe(paidTo(plain));
    expect(all.draft.issuedFen).toBeGreaterThan(all.today.issuedFen ?? 0);
  });

  it('keeps the days though check-in pays nothing', () => {
    const report = run({ checkin: null });
    expect(of(report.draft.issued, 'checkin.base')).toBe(0);
    expect(report.betterOff).toBe(0);
  });
});

describe('a reversal', () => {
  const purchase = { storeId: 'zongdian', amountFen: 9000 as Fen, lines: [] };
  const reversesEntryId = 'bill:zongdian:1' as EntryId;
  const event = (date: string, deed: Deed): MemberEvent => ({
    entryId: deed.kind === 'purchase' ? reversesEntryId : (`${deed.kind}:${date}` as EntryId),
    businessDate: day(date),
    atMs: noonOf(day(date)),
    deed,
  });
  const third = { points: points(30), ofPoints: points(90) };
  const history: MemberHistory = {
    memberId: 'm_1' as MemberId,
    nickname: '',
    joinedAtMs: noonOf(day('2026-10-01')),
    events: [
      event('2026-10-02', { kind: 'purchase', purchase }),
      event('2026-10-03', { kind: 'reverse', reversesEntryId, ...third }),
    ],
  };

  it.each([
    [1, { welcome: 20, purchase: 90, reverse_earn: -30 }],
    [2, { welcome: 20, purchase: 180, reverse_earn: -60 }],
  ])('takes back the same share of what %i points a yuan gave', (perYuan, flows) => {
    const earning = documentPointsRules.earning && {
      ...documentPointsRules.earning,
      points: perYuan,
    };
    const draft = { points: { ...documentPointsRules, earning } };
    expect(replayMember(history, rulesFrom(past, window, draft), window).flows).toEqual(flows);
  });
});

describe('a file of draft rules', () => {
  const overlap = {
    ...documentPointsRules,
    earning: {
      ...documentPointsRules.earning,
      multipliers: [1, 2].map(() => ({
        storeId: null,
        fromDate: '2026-11-01',
        toDate: '2026-11-11',
        times: { numerator: 2, denominator: 1 },
      })),
    },
  };
  const backwards = structuredClone(overlap);
  backwards.earning.multipliers.splice(1);
  Object.assign(backwards.earning.multipliers[0] ?? {}, { toDate: '2026-10-01' });
  const incomplete = JSON.parse(
    JSON.stringify({ ...documentPointsRules, graceDays: undefined }),
  ) as object;
  const twins = [1, 2].map(() => ({ days: 30, bonusPoints: 50 }));

  it.each([
    [{}, 'simulation.rules_empty', ''],
    [[], 'simulation.rules_empty', ''],
    ['points', 'simulation.value_wrong', ''],
    [{ lottery: {} }, 'simulation.rule_set_unknown', 'lottery'],
    [
      { points: { ...documentPointsRules, colour: 1 } },
      'simulation.field_unknown',
      'points.colour',
    ],
    [{ points: incomplete }, 'simulation.field_missing', 'points.graceDays'],
    [{ points: { ...incomplete, graceDays: '1' } }, 'simulation.value_wrong', 'points.graceDays'],
    [{ points: { ...incomplete, graceDays: 1.5 } }, 'simulation.value_wrong', 'points.graceDays'],
    [
      { checkin: { ...documentCheckinRules, basePoints: -1 } },
      'simulation.value_wrong',
      'checkin.basePoints',
    ],
    [
      { checkin: { ...documentCheckinRules, streakSteps: [{ onDay: 0, bonusPoints: 1 }] } },
      'simulation.value_wrong',
      'checkin.streakSteps.0.onDay',
    ],
    [
      { points: { ...documentPointsRules, expiry: { kind: 'months' } } },
      'simulation.field_missing',
      'points.expiry.months',
    ],
    [
      { points: { ...documentPointsRules, expiry: { kind: 'weeks' } } },
      'simulation.value_wrong',
      'points.expiry.kind',
    ],
    [{ points: overlap }, 'simulation.period_overlap', 'points.earning.multipliers'],
    [{ points: backwards }, 'simulation.period_empty', 'points.earning.multipliers.0'],
    [
      { checkin: { ...documentCheckinRules, cumulativeSteps: twins } },
      'simulation.period_overlap',
      'checkin.cumulativeSteps',
    ],
  ])('%j is refused as %s at "%s"', (file, code, path) => {
    expect(readDraftRules(file)).toEqual({ ok: false, error: { code, path } });
  });

  it('is read when it holds any of the three', () => {
    const file = JSON.parse(JSON.stringify({ points: documentPointsRules })) as unknown;
    expect(readDraftRules(file)).toEqual({ ok: true, value: { points: documentPointsRules } });
  });
});
