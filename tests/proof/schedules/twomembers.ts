import { businessDateAt } from '#shared/kernel/businessdate';
import type { LedgerEntry } from '#shared/points/model';
import { shanghaiMidnight } from '#shared/rules/defaults';
import type { Debit } from '#shared/store/debit/model';
import type { Bill } from '#shared/store/purchase/model';
import type { SimulatedShop } from '../simulation/shop';
import { grant, scanned } from './counter';
import { deed, doneOf, type Outcome, type Scenario } from './scenario';

const minuteMs = 60_000;
const bill = { billNumber: 'C1', amountFen: 20_000 };

/** One bill, the points of one member and the purchase of another. */
export const twoMembers: Scenario = {
  async prepare(shop) {
    await grant(shop, 'anan');
    const scans = [
      await scanned(shop, 'anan', 'clerk'),
      await scanned(shop, 'bobo', 'manager'),
      await scanned(shop, 'anan', 'manager'),
    ];
    const date = businessDateAt(shop.nowMs, shanghaiMidnight);
    const debitId = `debit:zongdian:${date}:${bill.billNumber}`;
    const propose = (label: string, by: string, scanId: string | undefined, requestId?: string) =>
      deed(label, by, ['store', 'store.proposeDebit'], { scanId, ...bill }, requestId);
    const record = (label: string, requestId?: string) => {
      const sent = { scanId: scans[1], ...bill, recordedAtMs: shop.nowMs };
      return deed(label, 'manager', ['store', 'store.recordPurchase'], sent, requestId);
    };
    return [
      propose('points', 'clerk', scans[0]),
      propose('points again', 'clerk', scans[0], 'request-points'),
      propose('points elsewhere', 'manager', scans[2]),
      record('purchase'),
      record('purchase again', 'request-purchase'),
      { label: 'yes', go: (at) => sayYes(at, debitId) },
    ];
  },
  /** What waits is brought to its end: the proposal by its deadline, the purchase by what that left. */
  async settle(shop) {
    shop.nowMs += 3 * minuteMs;
    for (const name of ['end-debits', 'settle-accounts', 'finish-till']) await tick(shop, name);
  },
  wrong(answers, dump) {
    const debits = ((dump['debits'] ?? []) as Debit[]).filter(({ state }) => state === 'confirmed');
    const bills = (dump['bills'] ?? []) as Bill[];
    const credits = ((dump['ledger'] ?? []) as LedgerEntry[]).filter(
      ({ kind }) => kind === 'purchase',
    );
    const inFull = credits.filter(({ explanation }) => explanation.steps[0]?.points === 200);
    const proposals = ['points', 'points again', 'points elsewhere'];
    const isOnlyAsked = proposals.some((label) => answers.has(label)) && bills.length === 0;
    return [
      ...(debits.length > 0 && inFull.length > 0 ? ['points took what was credited in full'] : []),
      ...(credits.length !== bills.length
        ? [`${String(bills.length)} bills, ${String(credits.length)} credits`]
        : []),
      ...(isOnlyAsked && doneOf(answers, proposals).length === 0 ? ['nobody was asked'] : []),
    ];
  },
};

/** A phone that looks until it is asked, and says yes. */
async function sayYes(shop: SimulatedShop, debitId: string): Promise<Outcome> {
  const event = { action: 'store.confirmDebit', data: { debitId }, requestId: 'request-yes' };
  let outcome = await shop.run('member', event, 'o-anan');
  for (let look = 1; look < 20 && isNotAsked(outcome); look += 1) {
    outcome = await shop.run('member', event, 'o-anan');
  }
  return outcome;
}

function isNotAsked(outcome: Outcome): boolean {
  return outcome !== 'killed' && !outcome.ok && outcome.error.code === 'store.debit_not_found';
}

async function tick(shop: SimulatedShop, name: string): Promise<void> {
  await shop.until(shop.run('jobs', { Type: 'Timer', TriggerName: name, Message: '' }, null));
}
