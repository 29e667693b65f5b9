import { toPoints, type Points } from '../../kernel/amounts';
import { accept, refuse, type Result } from '../../kernel/result';
import type { StoreRules } from '../till/model';
import type { DecideApprovalRefusal, GrantLimit } from './contract';
import type { Grant } from './model';

export type GrantWay = 'free' | 'with_approval';

/**
 * Whether points may be given alone or need another's word. What the person has given and asked for on
 * the date counts with them, so that a large gift in small parts is a large gift. Source: docs/domain/till.md, rule 16.
 */
export function decideGrant(
  points: Points,
  givenPoints: number,
  rules: StoreRules['grant'],
): Result<GrantWay, GrantLimit> {
  const leftPoints = toPoints(Math.max(0, rules.mostPoints - givenPoints));
  if (points > leftPoints) return refuse({ code: 'store.grant_limit', leftPoints });
  const isFree = givenPoints + points <= rules.freePoints;
  return accept(isFree ? 'free' : 'with_approval');
}

/** Whether a person may give the second word: neither who asked nor who would gain, and in time. */
export function decideApproval(
  grant: Grant,
  approverId: string,
  nowMs: number,
): Result<null, DecideApprovalRefusal> {
  if (grant.asked.staffId === approverId) return refuse({ code: 'store.approval_own' });
  if (grant.memberId === approverId) return refuse({ code: 'store.approval_beneficiary' });
  if (grant.decided) {
    const { staffName, atMs } = grant.decided;
    return refuse({ code: 'store.approval_decided', staffName, atMs, state: grant.state });
  }
  if (grant.state !== 'waiting' || grant.expiresAtMs === null) {
    return refuse({ code: 'store.approval_not_found' });
  }
  if (nowMs >= grant.expiresAtMs) return refuse({ code: 'store.approval_expired' });
  return accept(null);
}
