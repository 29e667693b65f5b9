import { negatePoints, toFen, type Fen } from '#shared/kernel/amounts';
import { addDays, businessDateAt } from '#shared/kernel/businessdate';
import type { EntryId, RequestId } from '#shared/kernel/ids';
import { bestCashOffer } from '#shared/points/cash';
import { decideEarning } from '#shared/points/earning';
import { earn, earnPending, spend } from '#shared/points/rules';
import { growthOfPurchase } from '#shared/tier/growth';
import { tierOf } from '#shared/tier/rules';
import { billKeyOf } from '#shared/store/purchase/rules';
import { pick } from '../random';
import { demoStores } from '../stores';
import type { Life } from './life';

/** What a shop for phones and what goes with them sells most, in fen. */
const pricesFen = [1900, 2990, 3990, 5900, 7900, 9900, 12900, 16900, 19900, 29900, 49900, 89900];

/** Below this nobody bothers to ask for points at the till. */
const worthAskingPoints = 1000;

interface Visit {
  readonly storeId: string;
  readonly storeName: string;
  readonly billNumber: string;
}

/**
 * One visit: a bill in one of the stores, with points paying a part of it now and then, and the
 * points that what was paid earns, pending until the goods can no longer come back.
 */
export function goShopping(
  life: Life,
  atMs: number,
  { luck, till, saves }: { luck: () => number; till: string; saves: boolean },
): void {
  const date = businessDateAt(atMs, life.parts.dayBoundary);
  const { storeId, name: storeName } = pick(luck, demoStores);
  const visit = {
    storeId,
    storeName,
    billNumber: `${date.replaceAll('-', '')}-${till}`,
  };
  const pieces = luck() < 0.25 ? 2 : 1;
  const billFen = toFen(pick(luck, pricesFen) * pieces);
  const asks = luck() < 0.6 && !saves && life.account.availablePoints >= worthAskingPoints;
  const offFen = asks ? payWithPoints(life, atMs, visit, billFen) : toFen(0);
  earnByPaying(life, atMs, visit, toFen(billFen - offFen));
}

function payWithPoints(life: Life, atMs: number, visit: Visit, billFen: Fen): Fen {
  const { account } = life;
  const { version, body } = life.pointsRule(atMs);
  const bill = { amountFen: billFen, hasCoupon: false };
  const offer = bestCashOffer(bill, account.availablePoints, body.cash);
  if (!offer.ok || offer.value.points === 0) return toFen(0);
  const { points, worthFen } = offer.value;
  const spent = spend(account, points);
  if (!spent.ok) return toFen(0);
  life.write(atMs, {
    entryId: `spend:${account.memberId}:${visit.storeId}:${visit.billNumber}` as EntryId,
    kind: 'spend',
    holdings: spent.value,
    requestId: `seed:spend:${visit.billNumber}` as RequestId,
    explanation: {
      rule: { name: 'points', version },
      steps: [
        {
          code: 'spend.cash',
          points: negatePoints(points),
          facts: { ...visit, billFen, worthFen },
        },
      ],
    },
  });
  return worthFen;
}

function earnByPaying(life: Life, atMs: number, visit: Visit, amountFen: Fen): void {
  const { account } = life;
  const { version, body } = life.pointsRule(atMs);
  const date = businessDateAt(atMs, life.parts.dayBoundary);
  const purchase = { storeId: visit.storeId, amountFen, lines: [] };
  const tierRule = life.tierRule(atMs + 60_000);
  const times = tierRule ? tierOf(account, tierRule.body).times : undefined;
  const decided = decideEarning(purchase, body.earning, date, account.earnedToday, times);
  if (!decided.ok || decided.value.points === 0) return;
  const { points, steps, earnedToday } = decided.value;
  const pendingDays = body.earning?.pendingDays ?? 0;
  const entryId = billKeyOf(visit.storeId, date, visit.billNumber) as EntryId;
  const given = { points, expiresOn: life.expiresOn(atMs) };
  life.write(atMs + 60_000, {
    entryId,
    kind: 'purchase',
    holdings:
      pendingDays === 0
        ? earn(account, given)
        : earnPending(account, { ...given, entryId, releaseOn: addDays(date, pendingDays) }),
    requestId: `seed:bill:${visit.billNumber}` as RequestId,
    growth: growthOfPurchase(tierRule, amountFen, date),
    explanation: {
      rule: { name: 'points', version },
      steps: steps.map((step, index) =>
        index === 0 ? { ...step, facts: { ...step.facts, ...visit } } : step,
      ),
    },
    changes: { earnedToday, lastVisit: { storeId: visit.storeId, atMs: atMs + 60_000 } },
  });
  const { memberId } = account;
  life.bills.push({ ...visit, amountFen, atMs: atMs + 60_000, member: { memberId, points } });
}
