import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { GivenTier } from '#shared/store/tiergift/model';
import { tierGiftPosting } from '#shared/tier/gift';
import type { Call } from '../../../_kit/action';
import { postToAccount } from '../../../_ledger/post';
import { writeDown } from '../till/deed';
import { markAsGiven } from './repository';

/**
 * Gives a tier that was decided on: posted under its own id, written down, and only then marked as
 * given. A retry or the sweeper adds only what is missing.
 */
export async function carryOutGift(
  call: Call,
  gift: GivenTier,
): Promise<Result<null, Refusal<'tier.unknown'> | Refusal<'request.busy'>>> {
  const { giftId, memberId, storeId, tierCode: code, tierName, until, reason, given } = gift;
  const posted = await postToAccount<null, Refusal<'tier.unknown'>>(
    call,
    { memberId, openid: null },
    (account, { today, tierRule: rule }, standing) => {
      if (standing) return accept({ answered: null });
      if (!rule) return refuse({ code: 'tier.unknown' });
      const moment = { rule, today, atMs: call.nowMs, requestId: call.requestId };
      const order = { giftId, code, until, words: reason, storeId };
      return accept({ posting: tierGiftPosting(account, order, moment), reply: () => null });
    },
    giftId,
  );
  if (!posted.ok || gift.state === 'given') return posted;
  await writeDown(call, {
    by: given,
    storeId,
    action: 'store.giveTier',
    subject: { entryId: giftId, memberId },
    reason,
    after: { tier: tierName, until },
  });
  await markAsGiven(call, gift);
  return posted;
}
