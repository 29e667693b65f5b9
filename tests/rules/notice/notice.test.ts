import { noCheckins } from '#shared/checkin/model';
import type { MemberId } from '#shared/kernel/ids';
import { hourOfBusinessDateMs, quietUntilMs } from '#shared/notice/clock';
import {
  noticeOfChange,
  noticeOfReminder,
  noticesOfExpiry,
  warningDue,
} from '#shared/notice/facts';
import type { Notice, NoticeRules } from '#shared/notice/model';
import { decideSending, nextTryAtMs, outcomeOf, type SendingContext } from '#shared/notice/rules';
import { documentNoticeRules, shanghaiMidnight as boundary } from '#shared/rules/defaults';
import { Book, day, points } from '../book';

const member = 'm_1' as MemberId;
/** An instant by the clock on the shop's wall. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);
const { quietHours } = documentNoticeRules;

const rules: NoticeRules = {
  ...documentNoticeRules,
  templates: {
    checkin_reminder: { templateId: 't1', fields: { title: 'thing1' } },
    points_changed: { templateId: '', fields: {} },
    points_expiring: { templateId: 't3', fields: { points: 'number1' } },
    pickup_due: { templateId: 'pickup', fields: { title: 'thing1' } },
    groupbuy_result: { templateId: '', fields: {} },
    tier_ending: { templateId: 'ending', fields: { tier: 'thing1' } },
    tier_changed: { templateId: 'changed', fields: { tier: 'thing1' } },
  },
};

test.each([
  ['2026-03-02T21:59', null],
  ['2026-03-02T22:00', '2026-03-03T08:00'],
  ['2026-03-02T23:59', '2026-03-03T08:00'],
  ['2026-03-03T00:00', '2026-03-03T08:00'],
  ['2026-03-03T07:59', '2026-03-03T08:00'],
  ['2026-03-03T08:00', null],
])('from 22 to 8, %s is quiet until %s', (now, until) => {
  expect(quietUntilMs(at(now), quietHours, boundary)).toBe(until === null ? null : at(until));
});

test.each([
  [{ fromHour: 12, toHour: 14 }, '2026-03-02T13:00', '2026-03-02T14:00'],
  [{ fromHour: 12, toHour: 14 }, '2026-03-02T11:59', null],
  [{ fromHour: 0, toHour: 0 }, '2026-03-02T00:00', null],
  [null, '2026-03-02T03:00', null],
])('%j at %s is quiet until %s', (quiet, now, until) => {
  expect(quietUntilMs(at(now), quiet, boundary)).toBe(until === null ? null : at(until));
});

test.each([
  [0, 10, '2026-03-03T10:00'],
  [4, 10, '2026-03-03T10:00'],
  [4, 2, '2026-03-04T02:00'],
])('with cut-off %i, %i o’clock of 3 March is %s', (cutoffHour, hour, instant) => {
  const date = day('2026-03-03');
  expect(hourOfBusinessDateMs(date, hour, { ...boundary, cutoffHour })).toBe(at(instant));
});

describe('decideSending', () => {
  const now = at('2026-03-03T10:00');
  const reminder = noticeOfReminder(member, day('2026-03-03'), rules, {
    nowMs: at('2026-03-02T12:00'),
    boundary,
  });
  const account = { checkin: noCheckins, lots: [] };
  const usual: SendingContext = {
    nowMs: now,
    boundary,
    rules,
    account,
    quotaLeft: 1,
    sentToday: 0,
  };
  const done = { ...noCheckins, runs: [{ from: day('2026-03-01'), to: day('2026-03-03') }] };
  const yesterday = { ...noCheckins, runs: [{ from: day('2026-03-01'), to: day('2026-03-02') }] };
  const drop = (reason: string) => ({ is: 'drop', reason });
  const wait = (text: string) => ({ is: 'wait', untilMs: at(text) });

  test('a reminder waits for its hour and lasts for its date', () => {
    expect(reminder).toMatchObject({
      noticeId: 'checkin_reminder:m_1:2026-03-03',
      nextAttemptAtMs: at('2026-03-03T10:00'),
      meaningfulUntilMs: at('2026-03-04T00:00'),
    });
  });

  test.each<[string, Partial<SendingContext>, object]>([
    ['in time and accepted', {}, { is: 'send' }],
    ['checked in yesterday', { account: { ...account, checkin: yesterday } }, { is: 'send' }],
    ['one more today is allowed', { sentToday: 1 }, { is: 'send' }],
    ['before quiet hours end', { nowMs: at('2026-03-03T07:30') }, wait('2026-03-03T08:00')],
    ['late in the evening', { nowMs: at('2026-03-03T22:00') }, drop('too_late')],
    ['the day after', { nowMs: at('2026-03-04T00:00') }, drop('too_late')],
    ['two were sent today', { sentToday: 2 }, drop('too_late')],
    ['checked in today', { account: { ...account, checkin: done } }, drop('already_checked_in')],
    ['no acceptance left', { quotaLeft: 0 }, drop('no_quota')],
    ['no rules', { rules: null }, drop('not_configured')],
    ['no member', { account: null }, drop('no_member')],
  ])('%s', (_, change, decision) => {
    expect(decideSending(reminder, { ...usual, ...change })).toEqual(decision);
  });

  test('a template without an id is dropped', () => {
    const book = new Book(day('2026-03-03'));
    const lots = [{ expiresOn: null, points: points(200) }];
    const entry = book.write('grant', { ...book.account, lots });
    const notice = noticeOfChange(entry, rules, { nowMs: now });
    if (!notice) throw new Error('no notice');
    expect(decideSending(notice, usual)).toEqual(drop('not_configured'));
  });

  const [warning] = noticesOfExpiry(
    member,
    [{ expiresOn: day('2026-03-10'), points: points(5) }],
    rules,
    day('2026-03-03'),
    { nowMs: now, boundary },
  ) as [Notice];

  test('a warning that met the cap waits for the morning after', () => {
    const lots = [{ expiresOn: day('2026-03-10'), points: points(5) }];
    const capped = { ...usual, account: { ...account, lots }, sentToday: 2 };
    expect(decideSending(warning, capped)).toEqual(wait('2026-03-04T08:00'));
  });

  test('a warning of points that were spent meanwhile is dropped', () => {
    expect(decideSending(warning, usual)).toEqual(drop('nothing_expires'));
  });
});

test.each([
  [31, null],
  [30, 30],
  [29, 30],
  [28, null],
  [8, null],
  [7, 7],
  [6, 7],
  [5, null],
  [2, null],
  [1, 1],
  [0, 1],
  [-1, null],
])('%i days before the end the warning is that of day %s', (daysLeft, due) => {
  expect(warningDue(daysLeft, [30, 7, 1])).toBe(due);
});

test('of two warnings a day apart the later is due on its own day', () => {
  expect([3, 2, 1, 0].map((left) => warningDue(left, [2, 1]))).toEqual([null, 2, 1, 1]);
});

test('each lot has warnings of its own, and points that last have none', () => {
  const lots = [
    { expiresOn: day('2026-03-31'), points: points(10) },
    { expiresOn: day('2026-04-23'), points: points(20) },
    { expiresOn: day('2026-04-30'), points: points(30) },
    { expiresOn: null, points: points(40) },
  ];
  const nowMs = at('2026-03-24T00:05');
  const found = noticesOfExpiry(member, lots, rules, day('2026-03-24'), { nowMs, boundary });
  expect(found.map(({ noticeId, meaningfulUntilMs }) => [noticeId, meaningfulUntilMs])).toEqual([
    ['points_expiring:m_1:2026-03-31:7', at('2026-03-26T00:00')],
    ['points_expiring:m_1:2026-04-23:30', at('2026-03-26T00:00')],
  ]);
});

test.each([
  [99, 0, null],
  [100, 0, 'points_changed:m_1:1'],
  [100, 86_399_999, 'points_changed:m_1:1'],
  [100, 86_400_000, null],
])('%i points, %i ms later: %s', (earned, laterMs, noticeId) => {
  const book = new Book(day('2026-03-03'));
  const lots = [{ expiresOn: null, points: points(earned) }];
  const entry = book.write('grant', { ...book.account, lots });
  const nowMs = entry.atMs + laterMs;
  expect(noticeOfChange(entry, rules, { nowMs })?.noticeId ?? null).toBe(noticeId);
});

test('points that are set aside have not changed', () => {
  const book = new Book(day('2026-03-03'));
  const lots = [{ expiresOn: null, points: points(500) }];
  book.write('grant', { ...book.account, lots });
  const held = book.write('hold', {
    ...book.account,
    lots: [],
    holds: [{ holdId: 'h', lots, untilMs: 1 }],
  });
  expect(noticeOfChange(held, rules, { nowMs: held.atMs })).toBeNull();
});

test.each([
  [0, 'sent'],
  [43101, 'refused'],
  [-1, 'later'],
  [45009, 'later'],
  [40037, 'never'],
  [47003, 'never'],
])('WeChat’s %i means %s', (errcode, outcome) => {
  expect(outcomeOf(errcode)).toBe(outcome);
});

test('tries are further and further apart, and four at most', () => {
  const minutes = [1, 2, 3, 4].map((tries) => {
    const nextMs = nextTryAtMs(tries, 0);
    return nextMs === null ? null : nextMs / 60_000;
  });
  expect(minutes).toEqual([5, 20, 80, null]);
});
