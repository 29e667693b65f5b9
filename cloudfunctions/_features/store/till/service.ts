import type { InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import type { GetTillRefusal, GetTillReply, getTillRequest } from '#shared/store/till/contract';
import { hasRight } from '#shared/store/staff/rules';
import { tiersAbove } from '#shared/tier/gift';
import { tierStanding } from '#shared/tier/standing';
import { findAccount } from '../../../_ledger/accounts';
import { postingContext } from '../../../_ledger/context';
import { settledAccount } from '../../../_ledger/post';
import { pointsRulesInForce, programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { usualFenOf } from '../purchase/usual';
import { memberOfScan } from './scan';

const hourMs = 3_600_000;

/** What a screen needs to show points before they are recorded, by the same functions. */
export async function getTill(
  call: StaffCall,
  { scanId }: InferOutput<typeof getTillRequest>,
): Promise<Result<GetTillReply, GetTillRefusal | StaffRefusal>> {
  const [{ body: rules }, { body: points }, { body: programme }] = await Promise.all([
    storeRulesInForce(call),
    pointsRulesInForce(call),
    programmeInForce(call),
  ]);
  const goodForMs = rules.purchase.queueHours * hourMs;
  const scan = scanId === undefined ? null : await memberOfScan(call, scanId, goodForMs);
  if (scan?.ok === false) return scan;
  const storeId = scan?.value.storeId ?? call.storeId;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const { dayBoundary } = programme;
  const { earning, cash } = points;
  return accept({
    ...{ storeId, dayBoundary, earning, cash, rules },
    businessDate: businessDateAt(call.nowMs, dayBoundary),
    usualFen: await usualFenOf(call, storeId),
    member: scan && (await factsOf(call, scan.value.memberId)),
  });
}

async function factsOf(
  call: StaffCall,
  memberId: Parameters<typeof findAccount>[1],
): Promise<GetTillReply['member']> {
  const found = await findAccount(call, memberId);
  const account = await settledAccount(call, { memberId, openid: null }, found);
  const { tierRule, today } = await postingContext(call);
  const { availablePoints, pendingPoints, earnedToday } = account;
  const tierTimes = tierRule
    ? tierStanding(account, tierRule.body, today).times
    : { numerator: 1, denominator: 1 };
  const givableTiers =
    tierRule && hasRight(call.staff.role, 'give_tier')
      ? tiersAbove(account, tierRule.body, today).map(({ code, name }) => ({ code, name }))
      : [];
  return { availablePoints, pendingPoints, earnedToday, tierTimes, givableTiers };
}
