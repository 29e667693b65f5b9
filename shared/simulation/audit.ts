import type { Account, Holdings } from '../points/model';
import { settlementsDue } from '../points/settle';
import { usableLots } from './figures';
import type { MemberHistory, ReplayWindow, RulesAt } from './model';
import { replayMember } from './replay';

/**
 * Whether a replay under the rules of the past ends where the account stands: every point, by the
 * date it expires. Where it does not, something moved points that the replay does not know, and its
 * other figures for this member are as doubtful. Source: docs/domain/simulation.md, rule 9.
 */
export function matchesLedger(
  history: MemberHistory,
  account: Account,
  past: RulesAt,
  window: ReplayWindow,
): boolean {
  const { nowMs, dayBoundary } = window;
  const { graceDays } = past(nowMs).points;
  const due = settlementsDue(account.memberId, account, { nowMs, dayBoundary, graceDays });
  const settled = due.at(-1)?.holdings ?? account;
  return byExpiry(replayMember(history, past, window).holdings) === byExpiry(settled);
}

function byExpiry(holdings: Holdings): string {
  const dates = new Map<string, number>();
  for (const { expiresOn, points } of usableLots(holdings)) {
    dates.set(expiresOn ?? 'never', (dates.get(expiresOn ?? 'never') ?? 0) + points);
  }
  return JSON.stringify([[...dates].sort(), holdings.debtPoints]);
}
