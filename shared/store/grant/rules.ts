import { toPoints, type Points } from '../../kernel/amounts';
import { accept, refuse, type Result } from '../../kernel/result';
import type { StoreRules } from '../till/model';
import type { GrantLimit } from './contract';

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
