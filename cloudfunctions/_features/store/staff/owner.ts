import type { InferOutput } from 'valibot';
import type { MemberId } from '#shared/kernel/ids';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type {
  AppointOwnerRefusal,
  AppointOwnerReply,
  appointOwnerRequest,
} from '#shared/store/staff/contract/places';
import type { Staff, StaffChange } from '#shared/store/staff/model';
import { newStaff } from '#shared/store/staff/newstaff';
import type { Call } from '../../../_kit/action';
import { presentPerson } from '../../../_ledger/departed';
import { findAccount } from '../../../_ledger/accounts';
import { register } from '../../../_ledger/register';
import { writeDeed } from '../../../_staff/audit';
import { addStaff, findStaff, moveStaff } from '../../../_staff/staff';
import { deedOfChange, placeFacts } from './deeds';
import { viewOf } from './service';

type Refused = AppointOwnerRefusal | Refusal<'request.busy'>;

/**
 * Makes somebody an owner, and dismisses the one who is replaced only after that: owners come and go
 * by this action alone, so there is one at every instant. Source: docs/domain/store.md, rule 4.
 */
export async function appointOwner(
  call: Call,
  { openid, name, reason, replacesStaffId }: InferOutput<typeof appointOwnerRequest>,
): Promise<Result<AppointOwnerReply, Refused>> {
  const person = await presentPerson(call, openid);
  const replaced = replacesStaffId ? await findOwner(call, replacesStaffId as MemberId) : null;
  if (replacesStaffId && (!replaced || replaced.staffId === person.memberId)) {
    return refuse({ code: 'staff.not_found' });
  }
  if (!(await findAccount(call, person.memberId))) await register(call, person);

  const standing = await findStaff(call, person.memberId);
  const appointed = await decide(call, standing, newOwner(call, person.memberId, name), {
    action: 'appoint',
    reason,
  });
  if (!appointed) return refuse({ code: 'request.busy' });
  if (replaced) {
    const gone: Staff = { ...replaced, state: 'dismissed' };
    const dismissed = await decide(call, replaced, gone, { action: 'dismiss', reason });
    if (!dismissed) return refuse({ code: 'request.busy' });
  }
  return accept({ staff: viewOf(appointed) });
}

/** Writes a change by the operator, once for the request, and writes it down. */
async function decide(
  call: Call,
  standing: Staff | null,
  wanted: Staff,
  { action, reason }: Pick<StaffChange, 'action' | 'reason'>,
): Promise<Staff | null> {
  if (standing && isDone(call, standing)) {
    await writeDeed(call, deedOfChange(standing), null);
    return standing;
  }
  const { requestId, nowMs: atMs } = call;
  const before = standing ? { ...placeFacts(standing), state: standing.state } : {};
  const by = { byStaffId: 'operator', requestId, atMs, storeId: null } as const;
  const next: Staff = { ...wanted, lastChange: { action, reason, before, ...by } };
  if (standing) await writeDeed(call, deedOfChange(standing), null);
  const isMoved = standing
    ? await moveStaff(call, standing, next)
    : (await addStaff(call, next)) === 'added';
  if (!isMoved) return null;
  await writeDeed(call, deedOfChange(next), null);
  return next;
}

function newOwner(call: Call, staffId: MemberId, name: string): Staff {
  const nobodysChange: StaffChange = {
    action: 'appoint',
    byStaffId: 'operator',
    requestId: call.requestId,
    atMs: call.nowMs,
    reason: '',
    storeId: null,
    before: {},
  };
  return newStaff(staffId, { name, role: 'owner', storeIds: null }, nobodysChange);
}

function isDone(call: Call, { lastChange }: Staff): boolean {
  return lastChange.byStaffId === 'operator' && lastChange.requestId === call.requestId;
}

/** An owner, or one whom this very request has dismissed. */
async function findOwner(call: Call, staffId: MemberId): Promise<Staff | null> {
  const staff = await findStaff(call, staffId);
  if (staff?.role !== 'owner') return null;
  return staff.state === 'active' || isDone(call, staff) ? staff : null;
}
