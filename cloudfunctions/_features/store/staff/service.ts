import type { InferOutput } from 'valibot';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import type { MemberId } from '#shared/kernel/ids';
import type {
  GetJoinCodeRefusal,
  GetJoinCodeReply,
  getJoinCodeRequest,
} from '#shared/store/staff/contract/joincode';
import type {
  ChangeStaffRefusal,
  changeStaffRequest,
  DismissStaffRefusal,
  dismissStaffRequest,
  ListStaffReply,
  StaffView,
} from '#shared/store/staff/contract/places';
import type { GetSelfReply } from '#shared/store/staff/contract/self';
import { rightsOf, type Staff } from '#shared/store/staff/model';
import { mayPlace, seesColleague, storesFit, worksIn } from '#shared/store/staff/rules';
import type { MemberCall } from '../../../_kit/action';
import type { StaffCall } from '../../../_staff/action';
import { writeDeed } from '../../../_staff/audit';
import { findStaff, listStaff, moveStaff } from '../../../_staff/staff';
import { listOpenStores, listStores } from '../../../_stores/directory';
import { issueJoinCode, pictureOfJoinCode } from '../../../_stores/joincodes';
import { deedOfChange, placeFacts } from './deeds';

type Busy = Refusal<'request.busy'>;

export async function getSelf(call: MemberCall): Promise<Result<GetSelfReply, never>> {
  const [staff, open] = await Promise.all([
    findStaff(call, call.caller.memberId),
    listOpenStores(call),
  ]);
  if (staff?.state !== 'active') return accept({ staff: null });
  const { name, role } = staff;
  const stores = open
    .filter(({ storeId }) => worksIn(staff, storeId))
    .map((store) => ({ storeId: store.storeId, name: store.name }));
  return accept({ staff: { name, role, rights: rightsOf[role], stores } });
}

/** Whom the caller may see: everybody, or those of one's own stores. */
export async function listColleagues(call: StaffCall): Promise<Result<ListStaffReply, never>> {
  const staff = (await listStaff(call))
    .filter((one) => seesColleague(call.staff, one))
    .map(viewOf)
    .sort((a, b) => Number(a.state === 'dismissed') - Number(b.state === 'dismissed'));
  return accept({ staff });
}

export async function changeStaff(
  call: StaffCall,
  { staffId, role, storeIds, reason }: InferOutput<typeof changeStaffRequest>,
): Promise<Result<{ staff: StaffView }, ChangeStaffRefusal | Busy>> {
  const known = (await listStores(call)).map((store) => store.storeId);
  if (!storesFit({ role, storeIds }, known)) return refuse({ code: 'staff.stores_invalid' });
  return place(call, staffId, reason, (target) => ({ ...target, role, storeIds }), 'change');
}

export async function dismissStaff(
  call: StaffCall,
  { staffId, reason }: InferOutput<typeof dismissStaffRequest>,
): Promise<Result<{ staff: StaffView }, DismissStaffRefusal | Busy>> {
  return place(call, staffId, reason, (target) => ({ ...target, state: 'dismissed' }), 'dismiss');
}

export async function getJoinCode(
  call: StaffCall,
  { draw = false, of = 'self' }: InferOutput<typeof getJoinCodeRequest>,
): Promise<Result<GetJoinCodeReply, GetJoinCodeRefusal>> {
  const { storeId, staff } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const joinCode = await issueJoinCode(call, storeId, of === 'self' ? staff.staffId : null);
  const picture = draw ? await pictureOfJoinCode(call, joinCode) : null;
  return accept({ storeId, joinCode, picture });
}

/** Gives a person another place: at once, since every call of theirs reads it. */
async function place(
  call: StaffCall,
  targetId: string,
  reason: string,
  change: (target: Staff) => Staff,
  action: 'change' | 'dismiss',
): Promise<
  Result<
    { staff: StaffView },
    | Refusal<'staff.not_found'>
    | Refusal<'staff.self_not_allowed'>
    | Refusal<'staff.role_not_allowed'>
    | Busy
  >
> {
  const { staff: actor, requestId, storeId, nowMs: atMs, inputHash } = call;
  const target = await findStaff(call, targetId as MemberId);
  if (!target) return refuse({ code: 'staff.not_found' });
  if (target.staffId === actor.staffId) return refuse({ code: 'staff.self_not_allowed' });
  const { lastChange } = target;
  if (lastChange.byStaffId === actor.staffId && lastChange.requestId === requestId) {
    await writeDeed(call, { ...deedOfChange(target), inputHash }, call.read);
    return accept({ staff: viewOf(target) });
  }
  if (target.state === 'dismissed') return refuse({ code: 'staff.not_found' });
  const wanted = change(target);
  if (!mayPlace(actor, target, wanted)) return refuse({ code: 'staff.role_not_allowed' });

  // The document holds one change, so the one before has to be written down by now.
  await writeDeed(call, deedOfChange(target), null);
  const moved: Staff = {
    ...wanted,
    lastChange: {
      action,
      byStaffId: actor.staffId,
      requestId,
      atMs,
      reason,
      storeId,
      before: { ...placeFacts(target), state: target.state },
    },
  };
  if (!(await moveStaff(call, target, moved))) return refuse({ code: 'request.busy' });
  const isOwnChain = lastChange.byStaffId === actor.staffId;
  const deed = { ...deedOfChange(moved), inputHash };
  await writeDeed(call, deed, isOwnChain ? null : call.read);
  return accept({ staff: viewOf(moved) });
}

export function viewOf({ staffId, name, role, storeIds, state, lastChange }: Staff): StaffView {
  return { staffId, name, role, storeIds, state, lastChangeAtMs: lastChange.atMs };
}
