import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import { toPoints, type Points } from '#shared/kernel/amounts';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { decideEarning, eligibleFenOf, type Purchase } from '#shared/points/earning';
import { expiresOnOnceSpendable } from '#shared/points/expiry';
import type { Account, ExplainedStep, LedgerEntry } from '#shared/points/model';
import { earn, earnPending, netPointsOf } from '#shared/points/rules';
import type { Debit } from '#shared/store/debit/model';
import { debitKeyOf, pointsUsedAt } from '#shared/store/debit/rules';
import type { Bill } from '#shared/store/purchase/model';
import { earnedAfter, earnedBefore } from '#shared/store/purchase/rules';
import type { DebitOpen } from '#shared/store/till/contract';
import { growthOfPurchase } from '#shared/tier/growth';
import { tierOf } from '#shared/tier/rules';
import type { Call } from '../../../_kit/action';
import type { Person } from '../../../_kit/caller';
import type { PostingContext } from '../../../_ledger/context';
import { postToAccount, type Decision } from '../../../_ledger/post';
import { attemptsBeside } from '../debit/repository';

/** What a bill has brought its member. */
export interface Credit {
  readonly pointsAwarded: Points;
  readonly steps: readonly ExplainedStep[];
  /** The date from which they can be spent; null when they can at once. */
  readonly spendableOn: BusinessDate | null;
}

type Credited = Result<Credit, DebitOpen | Refusal<'request.busy'>>;

/** Within so many looks a till that is about to ask for points has asked, given up, or died. */
const looks = 5;
const betweenLooksMs = 100;

/**
 * Posts the points of a bill that has its member, under the bill's own id. Whoever comes second meets
 * the entry and gives the same answer, so a till that repeats, a twin and the sweeper may all run it.
 * The bill stands, so nothing is refused for good here; while points are proposed for it, it waits.
 * Source: docs/domain/till.md, rule 23.
 */
export async function creditBill(call: Call, bill: Bill, person: Person): Promise<Credited> {
  for (let look = 1; ; look += 1) {
    const { credited, isAboutToAsk } = await tryToCredit(call, bill, person);
    if (!isAboutToAsk || look === looks) return credited;
    await call.ports.sleep(betweenLooksMs);
  }
}

/** `isAboutToAsk` where only another till's function, and nobody's word, is in the way. */
async function tryToCredit(
  call: Call,
  bill: Bill,
  person: Person,
): Promise<{ credited: Credited; isAboutToAsk: boolean }> {
  let isAboutToAsk = false;
  const entryId = bill.billId as EntryId;
  const debitKey = debitKeyOf(bill.storeId, bill.businessDate, bill.billNumber);
  const credited = await postToAccount<Credit, DebitOpen>(
    call,
    person,
    (account, context, standing, beside) => {
      if (standing) return accept({ answered: creditFrom(standing) });
      const used = pointsUsedAt(debitKey, beside as readonly Debit[], account.holds);
      if (used.is === 'open') {
        isAboutToAsk = !used.isAsked;
        return refuse({ code: 'store.debit_open', expiresAtMs: used.expiresAtMs });
      }
      const { payableFen } = used;
      const paid = payableFen === null ? bill : { ...bill, payableFen };
      return accept(purchasePosting(call, paid, account, context));
    },
    entryId,
    attemptsBeside(debitKey),
  );
  return { credited, isAboutToAsk };
}

function purchasePosting(
  call: Call,
  bill: Bill & Pick<Purchase, 'payableFen'>,
  account: Account,
  { pointsRule, tierRule, today }: PostingContext,
): Decision<Credit> {
  const { earning, expiry, graceDays } = pointsRule.body;
  const date = bill.businessDate;
  const before = earnedBefore(account.earnedToday, date);
  const times = tierRule ? tierOf(account, tierRule.body).times : undefined;
  const decided = decideEarning(bill, earning, date, before, times);
  // Closed since the bill was accepted: it stays recorded, and brings nothing.
  const points = decided.ok ? decided.value.points : toPoints(0);
  const countedFen = eligibleFenOf(bill, earning ?? { excludedCategories: [] });
  const { storeId, storeName, billNumber } = bill;
  const entryId = bill.billId as EntryId;
  const pendingDays = earning?.pendingDays ?? 0;
  const releaseOn = addDays(date, pendingDays);
  const isPending = points > 0 && releaseOn > today;
  const arrival = { spendableOn: isPending ? releaseOn : today, graceDays };
  const given = { points, expiresOn: expiresOnOnceSpendable(date, expiry, arrival) };
  const visit = { storeId, storeName, billNumber, ...(isPending && { releaseOn }) };
  const steps = (decided.ok ? decided.value.steps : []).map((step, index) =>
    index === 0 ? { ...step, facts: { ...step.facts, ...visit } } : step,
  );
  return {
    posting: {
      entryId,
      kind: 'purchase',
      holdings: isPending
        ? earnPending(account, { ...given, entryId, releaseOn })
        : earn(account, given),
      businessDate: today,
      atMs: call.nowMs,
      requestId: call.requestId,
      explanation: { rule: { name: 'points', version: pointsRule.version }, steps },
      growth: growthOfPurchase(tierRule, countedFen, today),
      changes: {
        lastVisit: { storeId, atMs: call.nowMs },
        ...(decided.ok && {
          earnedToday: earnedAfter(account.earnedToday, decided.value.earnedToday),
        }),
      },
    },
    reply: () => ({ pointsAwarded: points, steps, spendableOn: isPending ? releaseOn : null }),
  };
}

function creditFrom({ change, explanation: { steps } }: LedgerEntry): Credit {
  const releaseOn = steps[0]?.facts['releaseOn'];
  return {
    pointsAwarded: netPointsOf({ change }),
    steps,
    spendableOn: releaseOn === undefined ? null : (String(releaseOn) as BusinessDate),
  };
}
