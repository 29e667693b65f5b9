import type { InferOutput } from 'valibot';
import { toPoints } from '#shared/kernel/amounts';
import { businessDateAt, type BusinessDate } from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type {
  GrantPointsRefusal,
  grantPointsRequest,
  GrantReply,
} from '#shared/store/grant/contract';
import type { Grant } from '#shared/store/grant/model';
import { decideGrant, type GrantWay } from '#shared/store/grant/rules';
import { maskedName } from '#shared/store/scan/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { takeFromLimit } from '../../../_staff/limits';
import { writeDown } from '../till/deed';
import { markOf, memberOfScan, standingMs, type MemberScan } from '../till/scan';
import { giveGrant } from './give';
import { addGrant, findGrant, findNickname } from './repository';

const hourMs = 3_600_000;

type Refused = GrantPointsRefusal | WriteRefusal;
/** Which way a gift goes, and the date whose limit it was taken from. */
interface Taken {
  readonly way: GrantWay;
  readonly countedOn: BusinessDate;
}
type Sent = InferOutput<typeof grantPointsRequest>;

/**
 * Gives points by hand, or asks another for the second word. The day's limit is taken before anything
 * is given, under the gift's own name: what a dying function leaves is less room, never more.
 * Source: docs/domain/till.md, rules 15 to 18.
 */
export async function grantPoints(
  call: StaffCall,
  sent: Sent,
): Promise<Result<GrantReply, Refused>> {
  const scan = await memberOfScan(call, sent.scanId, standingMs);
  if (!scan.ok) return scan;
  const { memberId } = scan.value;
  const grantId = `grant:${memberId}:${call.staff.staffId}:${call.requestId}`;
  const standing = await findGrant(call, grantId);
  if (standing) {
    const isSame = standing.points === sent.points && standing.reason === sent.reason;
    return isSame ? carryOn(call, standing) : refuse({ code: 'request.key_reused' });
  }
  const taken = await takeLimit(call, sent, grantId);
  if (!taken.ok) return taken;
  const grant = await newGrant(call, sent, { grantId, scan: scan.value, ...taken.value });
  if (grant.state === 'waiting') await writeDown(call, askedDeed(grant));
  if ((await addGrant(call, grant)) === 'added') return carryOn(call, grant);
  return carryOn(call, (await findGrant(call, grantId)) ?? grant);
}

/** Gives what may be given; what waits, waits. */
async function carryOn(call: StaffCall, grant: Grant): Promise<Result<GrantReply, Refused>> {
  const { grantId: entryId, state, points, expiresAtMs } = grant;
  if (state !== 'crediting') {
    const hasArrived = ['given', 'undoing', 'undone'].includes(state);
    const pointsAwarded = hasArrived ? points : toPoints(0);
    return accept({ entryId, state, pointsAwarded, expiresAtMs });
  }
  const given = await giveGrant(call, grant);
  if (!given.ok) return given;
  return accept({ entryId, state: 'given', pointsAwarded: given.value, expiresAtMs });
}

/**
 * Takes from the person's day. A repetition after a crash takes nothing more, and goes the way it went
 * the first time: alone and with another's word are taken under different names.
 */
async function takeLimit(
  call: StaffCall,
  { points }: Sent,
  grantId: string,
): Promise<Result<Taken, Refused>> {
  const { grant: rules } = (await storeRulesInForce(call)).body;
  const take = async (way: GrantWay, most: number): Promise<Taken | null> => {
    const takerId = `${way}:${grantId}`;
    const ask = { kind: 'manualPoints', amount: points, most, takerId } as const;
    const countedOn = await takeFromLimit(call, [ask]);
    return countedOn && { way, countedOn };
  };
  // What was written down as waiting waits, though the day may have room by now.
  const hasAsked = call.read.written?.after['state'] === 'waiting';
  const taken =
    (hasAsked ? null : await take('free', rules.freePoints)) ??
    (await take('with_approval', rules.mostPoints));
  if (taken) return accept(taken);
  const { dayBoundary } = (await programmeInForce(call)).body;
  const { usage } = call.staff;
  const isToday = usage.date === businessDateAt(call.nowMs, dayBoundary);
  const decided = decideGrant(points, isToday ? usage.manualPoints : 0, rules);
  // Taken by others since this call read the person: nothing is left of what it saw.
  return decided.ok ? refuse({ code: 'store.grant_limit', leftPoints: toPoints(0) }) : decided;
}

async function newGrant(
  call: StaffCall,
  { points, reason }: Sent,
  { grantId, scan, way, countedOn }: Taken & { grantId: string; scan: MemberScan },
): Promise<Grant> {
  const { body: rules } = await storeRulesInForce(call);
  const { storeId, memberId } = scan;
  const expiresAtMs = call.nowMs + rules.grant.approvalHours * hourMs;
  return {
    ...{ grantId, storeId, memberId, points, reason },
    businessDate: countedOn,
    memberName: way === 'free' ? '' : maskedName((await findNickname(call, memberId)) ?? ''),
    state: way === 'free' ? 'crediting' : 'waiting',
    asked: markOf(call),
    decided: null,
    expiresAtMs: way === 'free' ? null : expiresAtMs,
    undone: null,
    movedAtMs: call.nowMs,
  };
}

function askedDeed(grant: Grant): Parameters<typeof writeDown>[1] {
  const { grantId: entryId, memberId, storeId, points, reason, asked } = grant;
  return {
    by: asked,
    storeId,
    action: 'store.grantPoints',
    subject: { entryId, memberId },
    reason,
    after: { state: 'waiting', points },
  };
}
