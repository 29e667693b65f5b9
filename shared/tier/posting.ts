import { zeroPoints } from '../kernel/amounts';
import type { BusinessDate } from '../kernel/businessdate';
import type { EntryId, RequestId } from '../kernel/ids';
import type { Account, Posting } from '../points/model';
import type { RuleVersion } from '../rules/model';
import type { TierRules } from './model';
import { decideTier, rankOf } from './rules';

/** When, by which rules and along with what a change is posted. */
export interface TierMoment {
  readonly rule: RuleVersion<TierRules>;
  readonly today: BusinessDate;
  readonly atMs: number;
  readonly requestId: RequestId;
  /** Growth has just been taken back. */
  readonly isReversal?: boolean;
}

/**
 * The posting for the change of tier that is due, or null. It moves no points: it stands in the ledger
 * as the one record of the change, and is written with the account like every other.
 * Source: docs/domain/tier.md, rule 8.
 */
export function tierPosting(
  account: Account,
  { rule, today, atMs, requestId, isReversal }: TierMoment,
): Posting | null {
  const change = decideTier(account, rule.body, today, isReversal);
  if (!change) return null;
  const { fromCode, reason, next } = change;
  const nameOf = (code: string): string => rule.body.tiers[rankOf(code, rule.body)]?.name ?? code;
  return {
    entryId: `tier:${account.memberId}:${String(next.change)}` as EntryId,
    kind: 'tier',
    holdings: account,
    businessDate: today,
    atMs,
    requestId,
    explanation: {
      rule: { name: 'tier', version: rule.version },
      steps: [
        {
          code: 'tier',
          points: zeroPoints,
          facts: {
            reason,
            fromCode,
            fromName: nameOf(fromCode),
            toCode: next.code,
            toName: nameOf(next.code),
            from: next.from,
            until: next.until ?? '',
          },
        },
      ],
    },
    tier: next,
  };
}
