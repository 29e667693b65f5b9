import { toFen } from '#shared/kernel/amounts';
import type { DebitState } from '#shared/store/debit/model';
import { pointsUsedAt } from '#shared/store/debit/rules';

const key = 'debit:zongdian:2026-03-02:A-1';

const debit = (state: DebitState) => ({
  state,
  billFen: toFen(20_000),
  worthFen: toFen(4_000),
  expiresAtMs: 120_000,
});

it('a hold whose proposal is not written down yet waits like one, on every attempt', () => {
  for (const holdId of [key, `${key}#2`]) {
    const used = pointsUsedAt(key, [debit('declined')], [{ holdId, untilMs: 90_000 }]);
    expect(used).toEqual({ is: 'open', isAsked: false, expiresAtMs: 90_000 });
  }
});

it('a debit waits from the instant its bill is kept for it, and not once it is void', () => {
  const kept = pointsUsedAt(key, [debit('void'), debit('reserved')], []);
  expect(kept).toEqual({ is: 'open', isAsked: false, expiresAtMs: 120_000 });
  const asked = pointsUsedAt(key, [debit('proposed')], []);
  expect(asked).toEqual({ is: 'open', isAsked: true, expiresAtMs: 120_000 });
  expect(pointsUsedAt(key, [debit('void')], [])).toEqual({ is: 'ended', payableFen: null });
});

it('a hold for a bill whose number begins alike is another bill', () => {
  const used = pointsUsedAt(key, [], [{ holdId: `${key}1`, untilMs: 90_000 }]);
  expect(used).toEqual({ is: 'ended', payableFen: null });
});

it('what was taken leaves the rest to pay, what is on its way back does not count', () => {
  const taken = pointsUsedAt(key, [debit('declined'), debit('confirmed')], []);
  expect(taken).toEqual({ is: 'ended', payableFen: 16_000 });
  const back = pointsUsedAt(key, [debit('undoing')], []);
  expect(back).toEqual({ is: 'ended', payableFen: null });
});
