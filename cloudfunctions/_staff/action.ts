import type { GenericSchema, InferOutput } from 'valibot';
import { businessDateAt } from '#shared/kernel/businessdate';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import { accept, refuse, type Refusal, type Result } from '#shared/kernel/result';
import { auditRowId, auditedRefusals } from '#shared/store/audit/rules';
import type { AuditDraft, AuditFacts, AuditRow } from '#shared/store/audit/model';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import type { ScanSession, Staff, StaffRight } from '#shared/store/staff/model';
import { hasRight, worksIn } from '#shared/store/staff/rules';
import type { ActionHandler, MemberCall } from '../_kit/action';
import { programmeInForce } from '../_ledger/rulebook';
import { writeDeed, writeRefusal } from './audit';
import { findStaffForAudit, type StaffForAudit } from './staff';

/** What a service of the store function knows: who works, where, and what is left to write down. */
export type StaffCall = MemberCall & {
  readonly staff: Staff;
  /** The store of this call: the one asked for, else the first of the person's; null for every store. */
  readonly storeId: string | null;
  readonly read: StaffForAudit;
  /** Of the request's data: see {@link AuditRow}. */
  readonly inputHash: string;
};

type Handle<Schema extends GenericSchema, Value, Refused extends Refusal> = (
  call: StaffCall,
  data: InferOutput<Schema>,
) => Promise<Result<Value, Refused>>;

type StaffAnswer<Value, Refused extends Refusal> = Result<
  Value,
  Refused | StaffRefusal | Refusal<'request.key_reused'>
>;

type StaffRow<Schema, Value, Refused extends Refusal> = ActionHandler<
  'member',
  StaffAnswer<Value, Refused>,
  Schema
>;

/** A row of the store function that changes nothing, for whose role has `right`. */
export function staffRead<Schema extends GenericSchema, Value, Refused extends Refusal>(
  right: StaffRight,
  request: Schema,
  handle: Handle<Schema, Value, Refused>,
): StaffRow<Schema, Value, Refused> {
  return { effect: 'read', caller: 'member', request, handle: asStaff('read', right, handle) };
}

/** A row of the store function that writes, for whose role has `right`. */
export function staffWrite<Schema extends GenericSchema, Value, Refused extends Refusal>(
  right: StaffRight,
  request: Schema,
  handle: Handle<Schema, Value, Refused>,
): StaffRow<Schema, Value, Refused> {
  return { effect: 'write', caller: 'member', request, handle: asStaff('write', right, handle) };
}

/**
 * Person, role and stores are read from the staff document on every call, so a change holds from the
 * next one on; a `storeId` in the request has to be one of theirs. Refusals that
 * {@link auditedRefusals} names are written down.
 */
function asStaff<Schema extends GenericSchema, Value, Refused extends Refusal>(
  effect: 'read' | 'write',
  right: StaffRight,
  handle: Handle<Schema, Value, Refused>,
): StaffRow<Schema, Value, Refused>['handle'] {
  return async (call, data): Promise<StaffAnswer<Value, Refused>> => {
    const asked = namesIn(data);
    const read = await findStaffForAudit(
      call,
      call.caller.memberId,
      auditRowId(call.caller.memberId, call.requestId),
    );
    if (!read) return refuse({ code: 'staff.not_staff' });
    const { staff, written } = read;
    const inputHash = call.ports.sha256(canonicalJson(data));
    const admitted = admit(staff, right, asked.storeId);
    if (admitted.ok && effect === 'write' && written && !isSame(written, call, inputHash)) {
      return refuse({ code: 'request.key_reused' });
    }
    const answer = admitted.ok
      ? await handle({ ...call, staff, storeId: admitted.value, read, inputHash }, data)
      : admitted;
    if (!answer.ok) await writeDownRefusal(call, asked, answer.error);
    return answer;
  };
}

/**
 * Writes down what the person of the call did: once for the request, after the deed. A crash in between
 * is made good by the retry of the request, or by the sweep that knows the deed (repair.ts).
 */
export async function writeAudit(
  call: StaffCall,
  draft: AuditDraft,
  scan: ScanSession | null = null,
): Promise<void> {
  const { staffId } = call.staff;
  const { requestId, storeId, nowMs: atMs, inputHash } = call;
  const deed = { ...draft, staffId, requestId, storeId, atMs, inputHash };
  await writeDeed(call, deed, call.read, scan);
}

/** Whether a row that stands under the request's id is of this very request. */
function isSame(written: AuditRow, { action }: MemberCall, inputHash: string): boolean {
  const isSameInput = written.inputHash === null || written.inputHash === inputHash;
  return written.action === action && isSameInput;
}

function admit(
  staff: Staff,
  right: StaffRight,
  askedStoreId: string | null,
): Result<string | null, StaffRefusal> {
  if (staff.state === 'dismissed') return refuse({ code: 'staff.dismissed' });
  if (!hasRight(staff.role, right)) return refuse({ code: 'staff.role_not_allowed' });
  if (askedStoreId === null) return accept(staff.storeIds?.[0] ?? null);
  if (!worksIn(staff, askedStoreId)) return refuse({ code: 'staff.store_not_allowed' });
  return accept(askedStoreId);
}

async function writeDownRefusal(
  call: MemberCall,
  { storeId, ...subject }: ReturnType<typeof namesIn>,
  { code: outcome }: Refusal,
): Promise<void> {
  if (!auditedRefusals.has(outcome)) return;
  // A read needs no request id; the instant tells one such attempt from another.
  const attemptId = call.requestId === '' ? `at-${String(call.nowMs)}` : call.requestId;
  await writeAttempt(call, attemptId, { outcome, storeId, subject });
}

/** Writes down once, under its own id, that the caller tried what was refused. */
export async function writeAttempt(
  call: MemberCall,
  attemptId: string,
  tried: { outcome: string; storeId: string | null; subject: AuditFacts },
): Promise<void> {
  const { action, nowMs: atMs } = call;
  const { memberId: staffId } = call.caller;
  const { dayBoundary } = (await programmeInForce(call)).body;
  await writeRefusal(
    call,
    { ...tried, staffId, requestId: attemptId, atMs, action },
    businessDateAt(atMs, dayBoundary),
  );
}

/** What a request names; codes and amounts are left out. */
function namesIn(data: unknown): AuditFacts & { readonly storeId: string | null } {
  const { storeId = null, ...named } = Object.fromEntries(
    ['storeId', 'staffId', 'scanId', 'entryId', 'orderId', 'debitId']
      .map((name) => [name, (data as Record<string, unknown>)[name]] as const)
      .filter((entry): entry is readonly [string, string] => typeof entry[1] === 'string'),
  );
  return { ...named, storeId };
}
