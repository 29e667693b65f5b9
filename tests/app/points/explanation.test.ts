import type { ExplainedStep, LedgerEntry } from '#shared/points/model';
import { factsOf } from '../../../miniprogram/src/features/points/entryfacts';
import { explainEntry } from '../../../miniprogram/src/features/points/explanation';
import { bonusEntry, day, points } from '../samples';

const entryOf = (
  rule: LedgerEntry['explanation']['rule'],
  ...steps: ExplainedStep[]
): LedgerEntry => ({ ...bonusEntry, explanation: { rule, steps } });

const step = (code: string, value: number, facts: ExplainedStep['facts'] = {}): ExplainedStep => ({
  code,
  points: points(value),
  facts,
});

const rule = { name: 'checkin', version: 3 };

const bill = { storeName: '万象店', billNumber: '20261120-001', points: 1, perFen: 100 };

test.each([
  ['a bonus day', bonusEntry, '签到规则第 3 版 · 连续第 20 天 · 10 + 100', '连续第 20 天'],
  [
    'an ordinary day',
    entryOf(rule, step('checkin.base', 10)),
    '签到规则第 3 版 · 当天签到 · 10',
    '',
  ],
  [
    'days of a month',
    entryOf(rule, step('checkin.cumulative', 50, { days: 7, cycle: 'month' })),
    '签到规则第 3 版 · 本月累计第 7 天 · 50',
    '本月累计第 7 天',
  ],
  [
    'the welcome',
    entryOf({ name: 'programme', version: 1 }, step('welcome', 20)),
    '会员规则第 1 版 · 加入会员 · 20',
    '加入会员',
  ],
  [
    'something redeemed',
    entryOf({ name: 'mall', version: 2 }, step('redeem', -200, { title: '马克杯', quantity: 2 })),
    '商品第 2 版 · 兑换 马克杯 × 2 · −200',
    '兑换 马克杯 × 2',
  ],
  [
    'a gift with its reason',
    entryOf(null, step('grant', 1000, { reason: '开业活动' })),
    '开业活动 · 1,000',
    '开业活动',
  ],
  [
    'a purchase',
    entryOf(
      { name: 'points', version: 1 },
      step('purchase.base', 128, { ...bill, amountFen: 12_850, eligibleFen: 12_850 }),
      step('purchase.multiplier', 64, { numerator: 3, denominator: 2 }),
      step('purchase.capped', -92, { maxPointsPerBill: 100, maxPointsPerDay: 0 }),
    ),
    '积分规则第 1 版 · 万象店 · 128 + 64 − 92',
    '万象店',
  ],
  [
    'a purchase of a tier that earns faster',
    entryOf(
      { name: 'points', version: 1 },
      step('purchase.base', 100, { ...bill, amountFen: 10_000, eligibleFen: 10_000 }),
      step('purchase.tier', 20, { numerator: 6, denominator: 5 }),
    ),
    '积分规则第 1 版 · 万象店 · 100 + 20',
    '万象店',
  ],
  [
    'a new tier',
    {
      ...entryOf(
        { name: 'tier', version: 2 },
        step('tier', 0, {
          ...{ reason: 'upgrade', fromName: '素笺', toName: '朱砂' },
          until: '2027-11-30',
        }),
      ),
      kind: 'tier' as const,
    },
    '等级规则第 2 版 · 升为朱砂会员，保级到 2027年11月30日',
    '升为朱砂会员，保级到 2027年11月30日',
  ],
  [
    'a day made up',
    {
      ...entryOf(rule, step('makeup.cost', -50, { date: '2026-11-17' }), step('checkin.base', 10)),
      kind: 'makeup' as const,
    },
    '签到规则第 3 版 · 补签 11月17日 · −50 + 10',
    '补签 11月17日',
  ],
  [
    'points that arrive',
    { ...entryOf(null), kind: 'release' as const },
    '待入账的积分到账 · 110',
    '',
  ],
  [
    'points that expire',
    entryOf(null, step('expire', -260, { expiresOn: '2027-01-31' })),
    '2027年1月31日到期 · −260',
    '2027年1月31日到期',
  ],
  ['a code of a later version', entryOf(null, step('mall.redeem', 5)), '其他 · 5', '其他'],
])('%s is explained in words', (_name, entry, summary, remark) => {
  const explained = explainEntry(entry);
  expect(explained.summary).toBe(summary);
  expect(explained.remark).toBe(remark);
});

test.each([
  [
    'a bill',
    step('purchase.base', 128, { ...bill, amountFen: 12_850, eligibleFen: 12_850 }),
    '128.50 元 × 1 = 128，不足 1 分舍去',
  ],
  [
    'a bill with something that earns nothing',
    step('purchase.base', 100, { ...bill, amountFen: 20_000, eligibleFen: 10_000 }),
    '账单 200.00 元，其中计分 100.00 元 × 1 = 100',
  ],
  ['a multiplier', step('purchase.multiplier', 64, { numerator: 3, denominator: 2 }), '1.5 倍积分'],
  [
    'both caps',
    step('purchase.capped', -92, { maxPointsPerBill: 100, maxPointsPerDay: 5000 }),
    '每单最多 100 分，每天最多 5,000 分',
  ],
  [
    'points for money',
    step('spend.cash', -2600, { billFen: 25_800, worthFen: 10_400 }),
    '账单 258.00 元，抵 104.00 元',
  ],
  [
    'a refund that could not be had in full',
    step('reverse_earn', -20, { namedPoints: 90, reason: '七天无理由' }),
    '扣回：七天无理由（应扣 90，实扣 20）',
  ],
  ['a spend given back', step('reverse_spend', 30, { reason: '退货' }), '退回：退货'],
  [
    'a redemption that was given up',
    step('reverse_spend', 30, { namedPoints: 30, because: 'mall.cancelled' }),
    '退回：取消兑换',
  ],
  [
    'the bonus of a seat whose money went back',
    step('reverse_earn', -20, { namedPoints: 20, because: 'groupbuy.after_sales' }),
    '扣回：拼团商品售后退款',
  ],
])('%s is one line of arithmetic', (_name, only, text) => {
  expect(explainEntry(entryOf(null, only)).lines).toEqual([{ text, points: only.points }]);
});

test('the lots an entry touched stand with their dates, in and out named once', () => {
  const lotMoves = [
    { expiresOn: day('2027-03-31'), points: points(-10) },
    { expiresOn: null, points: points(-5) },
    { expiresOn: day('2027-11-30'), points: points(3) },
  ];
  expect(factsOf({ ...bonusEntry, lotMoves }).slice(0, 3)).toEqual([
    { name: '取自', value: '10 分，2027年3月31日到期' },
    { name: '', value: '5 分，不会到期' },
    { name: '记入', value: '3 分，2027年11月30日到期' },
  ]);
});
