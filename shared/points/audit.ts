import { findChainFault, type Sha256 } from './chain';
import { moveLots, sumOfLots } from './lots';
import type { Account, LedgerEntry } from './model';

/**
 * What is wrong between an account and all its entries (oldest first), or null when they prove each
 * other: the chain holds and ends at the account's head, and every balance and every lot of the
 * account is what the entries moved there. Source: docs/domain/points.md, rules 2 to 6.
 */
export function findBookFault(
  account: Account,
  entries: readonly LedgerEntry[],
  sha256: Sha256,
): string | null {
  const chainFault = findChainFault(entries, sha256);
  if (chainFault) return chainFault;
  const last = entries.at(-1);
  if ((last?.seq ?? 0) !== account.seq) return `the account is at ${String(account.seq)}`;
  if (last && last.hash !== account.headHash) return 'the account has another head';

  const sums = {
    availablePoints: 0,
    pendingPoints: 0,
    heldPoints: 0,
    debtPoints: 0,
  };
  for (const { change } of entries) {
    sums.availablePoints += change.availablePoints;
    sums.pendingPoints += change.pendingPoints;
    sums.heldPoints += change.heldPoints;
    sums.debtPoints += change.debtPoints;
  }
  for (const [balance, sum] of Object.entries(sums) as [keyof typeof sums, number][]) {
    if (account[balance] !== sum) {
      return `${balance} is ${String(account[balance])}, the entries give ${String(sum)}`;
    }
  }
  const lots = moveLots(
    [],
    entries.flatMap((entry) => entry.lotMoves),
  );
  if (JSON.stringify(lots) !== JSON.stringify(account.lots)) return 'the lots are not those moved';
  return sumOfLots(account.lots) === account.availablePoints ? null : 'lots and balance differ';
}
