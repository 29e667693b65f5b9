import type { MakeUpCheckinRefusal, MakeUpCheckinReply } from '#shared/checkin/contract';
import { decideMakeUp } from '#shared/checkin/makeup';
import { lengthOf, runWith } from '#shared/checkin/runs';
import { negatePoints, zeroPoints } from '#shared/kernel/amounts';
import { businessDateAt, parseBusinessDate, type BusinessDate } from '#shared/kernel/businessdate';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import { expiresOnFor } from '#shared/points/expiry';
import type { LedgerEntry } from '#shared/points/model';
import { earn, spend } from '#shared/points/rules';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import { findEntry } from '../../_ledger/entries';
import { postToAccount, type Decision } from '../../_ledger/post';
import { checkinRulesInForce } from '../../_ledger/rulebook';

/**
 * Makes up a missed day: its cost and its base points are two steps of one entry, so nobody pays for
 * a day that is not given. The entry's id is the day, so it happens once.
 */
export async function makeUpCheckin(
  call: MemberCall,
  askedDate: string,
): Promise<Result<MakeUpCheckinReply, MakeUpCheckinRefusal | WriteRefusal>> {
  const date = parseBusinessDate(askedDate);
  if (date === null) return refuse({ code: 'checkin.make_up_out_of_range' });
  const rule = await checkinRulesInForce(call);

  return postToAccount<MakeUpCheckinReply, MakeUpCheckinRefusal | WriteRefusal>(
    call,
    call.caller,
    async (account, { today, dayBoundary, pointsRule }, effect) => {
      const entryId = `makeup:${account.memberId}:${date}` as EntryId;
      if (effect && effect.entryId !== entryId) return refuse({ code: 'request.key_reused' });
      const streakDays = (): number => lengthOf(runWith(account.checkin, date));
      const standing = runWith(account.checkin, date) && (await findEntry(call, entryId));
      if (standing?.requestId === call.requestId) {
        return accept({ answered: replyFrom(standing, date, streakDays()) });
      }
      const joinedDate = businessDateAt(account.openedAtMs, dayBoundary);
      const decided = decideMakeUp(account.checkin, rule?.body ?? null, date, {
        today,
        joinedDate,
      });
      if (!decided.ok) return decided;
      const { costPoints, pointsAwarded, state } = decided.value;
      const paid = spend(account, costPoints);
      if (!paid.ok) return paid;
      const expiresOn = expiresOnFor(today, pointsRule.body.expiry);
      return accept<Decision<MakeUpCheckinReply>>({
        posting: {
          entryId,
          kind: 'makeup',
          holdings: earn(paid.value, { points: pointsAwarded, expiresOn }),
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: {
            rule: rule && { name: 'checkin', version: rule.version },
            steps: [
              { code: 'makeup.cost', points: negatePoints(costPoints), facts: { date } },
              { code: 'checkin.base', points: pointsAwarded, facts: {} },
            ],
          },
          changes: { checkin: { ...state, last: account.checkin.last } },
        },
        reply: () => ({
          businessDate: date,
          costPoints,
          pointsAwarded,
          streakDays: decided.value.streakDays,
        }),
      });
    },
  );
}

function replyFrom(
  { explanation: { steps } }: LedgerEntry,
  businessDate: BusinessDate,
  streakDays: number,
): MakeUpCheckinReply {
  return {
    businessDate,
    costPoints: negatePoints(steps[0]?.points ?? zeroPoints),
    pointsAwarded: steps[1]?.points ?? zeroPoints,
    streakDays,
  };
}
