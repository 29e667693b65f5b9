import type { GetAccountReply } from './contract/balance';
import type { Account } from './model';
import { nextExpiry } from './settle';

/** The balances of an account and what expires next, as every screen shows them. */
export function accountSummary(account: Account): GetAccountReply {
  const { availablePoints, pendingPoints, heldPoints, debtPoints } = account;
  return {
    availablePoints,
    pendingPoints,
    heldPoints,
    debtPoints,
    nextExpiry: nextExpiry(account),
  };
}
