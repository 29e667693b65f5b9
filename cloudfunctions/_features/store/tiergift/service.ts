import type { InferOutput } from 'valibot';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { EntryId } from '#shared/kernel/ids';
import type {
  GiveTierRefusal,
  GiveTierReply,
  giveTierRequest,
} from '#shared/store/tiergift/contract';
import type { GivenTier } from '#shared/store/tiergift/model';
import { decideTierGift } from '#shared/tier/gift';
import type { WriteRefusal } from '../../../_kit/action';
import { findAccount } from '../../../_ledger/accounts';
import { postingContext } from '../../../_ledger/context';
import type { StaffCall } from '../../../_staff/action';
import { markOf, memberOfScan, standingMs } from '../till/scan';
import { carryOutGift } from './give';
import { addGivenTier, findGivenTier } from './repository';

type Refused = GiveTierRefusal | WriteRefusal;
type Sent = InferOutput<typeof giveTierRequest>;

/**
 * Gives a tier by hand. What is decided is kept first, with who and why, under a name of the request's
 * own; then it is carried out by whoever comes, once. Source: docs/domain/tier.md, rule 14.
 */
export async function giveTier(
  call: StaffCall,
  sent: Sent,
): Promise<Result<GiveTierReply, Refused>> {
  const scan = await memberOfScan(call, sent.scanId, standingMs);
  if (!scan.ok) return scan;
  const { memberId, storeId } = scan.value;
  const giftId = `tiergift:${memberId}:${call.staff.staffId}:${call.requestId}` as EntryId;
  const standing = await findGivenTier(call, giftId);
  if (standing) {
    return isSame(standing, sent)
      ? carryOn(call, standing)
      : refuse({ code: 'request.key_reused' });
  }
  const { tierRule, today } = await postingContext(call);
  const account = await findAccount(call, memberId);
  const { tierCode, until, reason } = sent;
  const wish = { code: tierCode, until };
  const decided = decideTierGift(account ?? {}, tierRule?.body ?? null, wish, today);
  if (!decided.ok) return decided;
  const gift: GivenTier = {
    ...{ giftId, storeId, memberId, tierCode, until, reason },
    tierName: decided.value.name,
    state: 'giving',
    given: markOf(call),
    movedAtMs: call.nowMs,
  };
  if ((await addGivenTier(call, gift)) === 'added') return carryOn(call, gift);
  return carryOn(call, (await findGivenTier(call, giftId)) ?? gift);
}

async function carryOn(call: StaffCall, gift: GivenTier): Promise<Result<GiveTierReply, Refused>> {
  const { giftId: entryId, tierName, until } = gift;
  const given = await carryOutGift(call, gift);
  return given.ok ? accept({ entryId, tierName, until }) : given;
}

function isSame(gift: GivenTier, { tierCode, until, reason }: Sent): boolean {
  return gift.tierCode === tierCode && gift.until === until && gift.reason === reason;
}
