import { toPoints, type Points } from '#shared/kernel/amounts';
import type { EntryId } from '#shared/kernel/ids';
import { accept, type Refusal, type Result } from '#shared/kernel/result';
import { expiresOnFor } from '#shared/points/expiry';
import { earn } from '#shared/points/rules';
import type { Grant } from '#shared/store/grant/model';
import type { Call } from '../../../_kit/action';
import { postToAccount } from '../../../_ledger/post';
import { writeDown } from '../till/deed';
import { moveGrant } from './repository';

/**
 * Gives the points of a gift that needs no further word: posted under its own id, written down, and
 * only then marked as given. A retry or the sweeper adds only what is missing.
 */
export async function giveGrant(
  call: Call,
  grant: Grant,
): Promise<Result<Points, Refusal<'request.busy'>>> {
  const { grantId, memberId, storeId, points, reason, asked, decided } = grant;
  const entryId = grantId as EntryId;
  const posted = await postToAccount<Points, never>(
    call,
    { memberId, openid: null },
    (account, { today, pointsRule }, standing) => {
      if (standing) return accept({ answered: points });
      const expiresOn = expiresOnFor(today, pointsRule.body.expiry);
      return accept({
        posting: {
          entryId,
          kind: 'grant',
          holdings: earn(account, { points, expiresOn }),
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: {
            rule: null,
            steps: [{ code: 'grant', points, facts: { reason, storeId } }],
          },
        },
        reply: () => points,
      });
    },
    entryId,
  );
  if (!posted.ok || grant.state !== 'crediting') return posted;
  await writeDown(call, {
    by: decided ?? asked,
    storeId,
    action: decided ? 'store.decideApproval' : 'store.grantPoints',
    subject: { entryId, memberId },
    reason: decided ? decided.reason : reason,
    before: { state: decided ? 'waiting' : null },
    after: { state: 'given', points },
  });
  await moveGrant(call, grantId, 'crediting', { state: 'given' });
  return accept(toPoints(points));
}
