import type { ExplainedStep, LedgerEntry } from '#shared/points/model';
import { explainEntry } from '../../miniprogram/src/features/points/explanation';
import { bonusEntry, points } from './samples';

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

test.each([
  ['a bonus day', bonusEntry, '签到规则 v3 · 连续第 20 天 · 10 + 100', '连续第 20 天'],
  ['an ordinary day', entryOf(rule, step('checkin.base', 10)), '签到规则 v3 · 当天签到 · 10', ''],
  [
    'days of a month',
    entryOf(rule, step('checkin.cumulative', 50, { days: 7, cycle: 'month' })),
    '签到规则 v3 · 本月累计第 7 天 · 50',
    '本月累计第 7 天',
  ],
  [
    'the welcome',
    entryOf({ name: 'programme', version: 1 }, step('welcome', 20)),
    '会员规则 v1 · 加入会员 · 20',
    '加入会员',
  ],
  [
    'a gift with its reason',
    entryOf(null, step('grant', 1000, { reason: '开业活动' })),
    '开业活动 · 1,000',
    '开业活动',
  ],
  ['a code of a later version', entryOf(null, step('mall.redeem', 5)), '其他 · 5', '其他'],
])('%s is explained in words', (_name, entry, summary, remark) => {
  const explained = explainEntry(entry);
  expect(explained.summary).toBe(summary);
  expect(explained.remark).toBe(remark);
});
