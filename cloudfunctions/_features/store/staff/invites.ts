import type { InferOutput } from 'valibot';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { readCode } from '#shared/store/code/rules';
import type {
  AcceptInviteRefusal,
  AcceptInviteReply,
  acceptInviteRequest,
  InviteStaffRefusal,
  InviteStaffReply,
  inviteStaffRequest,
} from '#shared/store/staff/contract/invite';
import type { Invite, Staff, StaffChange } from '#shared/store/staff/model';
import { newStaff } from '#shared/store/staff/newstaff';
import { mayPlace, storesFit } from '#shared/store/staff/rules';
import type { Call, MemberCall } from '../../../_kit/action';
import { base32 } from '../../../_kit/base32';
import { findAccount } from '../../../_ledger/accounts';
import { register } from '../../../_ledger/register';
import type { StaffCall } from '../../../_staff/action';
import { writeDeed } from '../../../_staff/audit';
import { addStaff, findStaff, moveStaff } from '../../../_staff/staff';
import { listStores } from '../../../_stores/directory';
import { tellOfOtherPurpose } from '../code/tell';
import { deedOfChange, deedOfInvite, placeFacts } from './deeds';
import { addInvite, findInvite, takeInvite } from './repository';

const inviteLifeMs = 24 * 60 * 60_000;
/** 80 bits: nobody finds one by trying within its day. */
const codeBytes = 10;

/**
 * Keeps a place for one person. The code follows from the request under the programme's key, so a
 * repeated request shows the same one though only its hash is stored.
 */
export async function inviteStaff(
  call: StaffCall,
  { name, role, storeIds }: InferOutput<typeof inviteStaffRequest>,
): Promise<Result<InviteStaffReply, InviteStaffRefusal | Refusal<'request.key_reused'>>> {
  const { staff, requestId, storeId, nowMs, ports } = call;
  if (!mayPlace(staff, null, { role, storeIds })) return refuse({ code: 'staff.role_not_allowed' });
  const known = (await listStores(call)).map((store) => store.storeId);
  if (!storesFit({ role, storeIds }, known)) return refuse({ code: 'staff.stores_invalid' });

  const digest = Buffer.from(ports.hmac(`invite:${staff.staffId}:${requestId}`), 'hex');
  const inviteCode = `S${base32(digest.subarray(0, codeBytes))}`;
  const codeHash = hashOf(call, inviteCode);
  const wanted: Invite = {
    codeHash,
    name,
    role,
    storeIds,
    byStaffId: staff.staffId,
    requestId,
    storeId,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + inviteLifeMs,
    accepted: null,
  };
  const isNew = (await addInvite(call, wanted)) === 'added';
  const invite = isNew ? wanted : await findInvite(call, codeHash);
  if (!invite) throw new Error(`invitation ${codeHash} is taken and missing`);
  if (!isSamePlace(invite, wanted)) return refuse({ code: 'request.key_reused' });
  const { inputHash } = call;
  await writeDeed(call, { ...deedOfInvite(invite), inputHash }, call.read);
  return accept({ inviteCode, expiresAtMs: invite.expiresAtMs });
}

/** Takes the place that was kept; whoever was dismissed before comes back to a new one. */
export async function acceptInvite(
  call: MemberCall,
  data: InferOutput<typeof acceptInviteRequest>,
): Promise<Result<AcceptInviteReply, AcceptInviteRefusal | Refusal<'request.busy'>>> {
  const { memberId } = call.caller;
  const read = readCode(data.inviteCode);
  if (read.kind === 'token' || read.kind === 'digits') {
    await tellOfOtherPurpose(call, read, { reason: 'as_invite', storeId: null, by: memberId });
    return refuse({ code: 'code.wrong_purpose' });
  }
  const codeHash = hashOf(call, data.inviteCode.replace(/[\s-]/g, '').toUpperCase());
  const [invite, standing] = await Promise.all([
    findInvite(call, codeHash),
    findStaff(call, memberId),
  ]);
  if (!invite) return refuse({ code: 'staff.invite_not_found' });
  const { accepted } = invite;
  if (accepted && accepted.staffId !== memberId) return refuse({ code: 'staff.invite_used' });
  const atMs = accepted?.atMs ?? call.nowMs;
  if (standing && accepted && standing.lastChange.requestId === changeIdOf(invite)) {
    await writeDeed(call, deedOfChange(standing), null);
    return accept(placeOf(standing));
  }
  // What came after the acceptance, such as a dismissal, is not undone by repeating it.
  const version = standing?.version ?? 0;
  if (accepted && version !== accepted.afterVersion) return refuse({ code: 'staff.invite_used' });
  if (standing?.state === 'active') return refuse({ code: 'staff.already_staff' });
  if (!accepted) {
    if (call.nowMs >= invite.expiresAtMs) return refuse({ code: 'staff.invite_expired' });
    // A place given by somebody who may not give it any more is none.
    const inviter = await findStaff(call, invite.byStaffId);
    const stillMay = inviter?.state === 'active' && mayPlace(inviter, null, invite);
    if (!stillMay) return refuse({ code: 'staff.invite_expired' });
    if (!(await takeInvite(call, codeHash, { staffId: memberId, atMs, afterVersion: version }))) {
      return refuse({ code: 'staff.invite_used' });
    }
  }
  if (!(await findAccount(call, memberId))) await register(call, call.caller);
  const staff = await takePlace(call, invite, standing, atMs);
  if (!staff) return refuse({ code: 'request.busy' });
  await writeDeed(call, deedOfChange(staff), null);
  return accept(placeOf(staff));
}

async function takePlace(
  call: MemberCall,
  invite: Invite,
  standing: Staff | null,
  atMs: number,
): Promise<Staff | null> {
  const { memberId } = call.caller;
  const { name, role, storeIds } = invite;
  const change: StaffChange = {
    action: 'accept',
    byStaffId: memberId,
    requestId: changeIdOf(invite),
    atMs,
    reason: '',
    storeId: storeIds?.[0] ?? null,
    before: standing ? { ...placeFacts(standing), state: standing.state } : {},
  };
  if (standing) {
    const back: Staff = { ...standing, name, role, storeIds, state: 'active', lastChange: change };
    return (await moveStaff(call, standing, back)) ? back : null;
  }
  const staff = newStaff(memberId, { name, role, storeIds }, change);
  return (await addStaff(call, staff)) === 'added' ? staff : null;
}

/** The acceptance is known by the invitation, from whichever request it comes. */
function changeIdOf({ codeHash }: Invite): string {
  return `invite:${codeHash.slice(0, 32)}`;
}

function isSamePlace(a: Invite, b: Invite): boolean {
  const facts = [placeFacts(a), placeFacts(b)].map((place) => JSON.stringify(place));
  return a.name === b.name && facts[0] === facts[1];
}

function placeOf({ name, role, storeIds }: Staff): AcceptInviteReply {
  return { name, role, storeIds };
}

function hashOf({ ports }: Call, inviteCode: string): string {
  return ports.hmac(`staff-invite:${inviteCode}`);
}
