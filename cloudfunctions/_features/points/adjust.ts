import type { InferOutput } from 'valibot';
import { negatePoints, type Points } from '#shared/kernel/amounts';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  adjustPointsRequest,
  GrantPointsReply,
  grantPointsRequest,
} from '#shared/points/contract/operate';
import { expiresOnFor } from '#shared/points/expiry';
import type { ExplainedStep } from '#shared/points/model';
import { earn, netPointsOf, spend, type NotEnough } from '#shared/points/rules';
import type { Call, WriteRefusal } from '../../_kit/action';
import { presentPerson } from '../../_ledger/departed';
import { postToAccount, type Decision } from '../../_ledger/post';

/** Gives points to a member, registering the person when new; once for each request id. */
export async function grantPoints(
  call: Call,
  { openid, points, reason }: InferOutput<typeof grantPointsRequest>,
): Promise<Result<GrantPointsReply, WriteRefusal>> {
  const given = await change(call, openid, { kind: 'grant', points, facts: { reason } });
  if (!given.ok && given.error.code === 'points.insufficient') {
    throw new Error('a grant takes nothing');
  }
  return given as Result<GrantPointsReply, WriteRefusal>;
}

/** Corrects a member's points up or down, naming who decided it; once for each request id. */
export function adjustPoints(
  call: Call,
  { openid, deltaPoints, reason, operator }: InferOutput<typeof adjustPointsRequest>,
): Promise<Result<GrantPointsReply, NotEnough | WriteRefusal>> {
  return change(call, openid, { kind: 'adjust', points: deltaPoints, facts: { reason, operator } });
}

async function change(
  call: Call,
  openid: string,
  {
    kind,
    points,
    facts,
  }: { kind: 'grant' | 'adjust'; points: Points; facts: ExplainedStep['facts'] },
): Promise<Result<GrantPointsReply, NotEnough | WriteRefusal>> {
  const person = await presentPerson(call, openid);
  const entryId = `${kind}:${person.memberId}:${call.requestId}` as EntryId;
  const steps = [{ code: kind, points, facts }];

  return postToAccount<GrantPointsReply, NotEnough | WriteRefusal>(
    call,
    person,
    (account, { today, pointsRule }, standing) => {
      const reply = { memberId: person.memberId, entryId };
      if (standing) {
        const isSame =
          netPointsOf(standing) === points &&
          standing.explanation.steps[0]?.facts['reason'] === facts['reason'];
        return isSame
          ? accept({ answered: { ...reply, availablePoints: standing.balanceAfterPoints } })
          : refuse({ code: 'request.key_reused' });
      }
      const expiresOn = expiresOnFor(today, pointsRule.body.expiry);
      const moved =
        points > 0
          ? accept(earn(account, { points, expiresOn }))
          : spend(account, negatePoints(points));
      if (!moved.ok) return moved;
      return accept<Decision<GrantPointsReply>>({
        posting: {
          entryId,
          kind,
          holdings: moved.value,
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: { rule: null, steps },
        },
        reply: ({ availablePoints }) => ({ ...reply, availablePoints }),
      });
    },
    entryId,
  );
}
