import { negatePoints, zeroPoints } from '#shared/kernel/amounts';
import type { EntryId, MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { pointsLost } from '#shared/member/deletion';
import type { Account, ClosedMark, Holdings } from '#shared/points/model';
import type { Call } from '../_kit/action';
import { postToAccount, type Decision } from './post';

const nothing: Holdings = { lots: [], pending: [], holds: [], debtPoints: zeroPoints };

/**
 * Closes the account of a member who leaves: an entry takes every point there is, and every debt. An
 * account that is closed is as good for the ledger as any other (what comes late, such as a bill taken
 * back, is posted to it), but it is nobody's. Closed again, what has come meanwhile goes, too.
 *
 * Errors: `points.held` while points are set aside for something.
 */
export function closeAccount(
  call: Call,
  memberId: MemberId,
): Promise<Result<ClosedMark, Refusal<'points.held'> | Refusal<'request.busy'>>> {
  return postToAccount<ClosedMark, Refusal<'points.held'>>(
    call,
    { memberId, openid: null },
    (account, { today }) => {
      if (account.holds.length > 0) return refuse({ code: 'points.held' });
      if (account.closed && isEmpty(account)) return accept({ answered: account.closed });
      const lost = pointsLost(account);
      const closed = account.closed ?? { atMs: call.nowMs, lostPoints: lost };
      return accept<Decision<ClosedMark>>({
        posting: {
          entryId: `close:${memberId}:${String(account.seq + 1)}` as EntryId,
          kind: 'close',
          holdings: nothing,
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: {
            rule: null,
            steps: [{ code: 'close', points: negatePoints(lost), facts: {} }],
          },
          changes: { closed },
        },
        reply: () => closed,
      });
    },
  );
}

function isEmpty({ lots, pending, debtPoints }: Account): boolean {
  return lots.length === 0 && pending.length === 0 && debtPoints === 0;
}
