import type { InferOutput } from 'valibot';
import type { MemberId } from '#shared/kernel/ids';
import { accept, type Result } from '#shared/kernel/result';
import type {
  AuditBreak,
  VerifyAuditReply,
  verifyAuditRequest,
} from '#shared/store/audit/contract';
import {
  chainStart,
  endBreak,
  followChain,
  type ChainBreak,
  type ChainPlace,
} from '#shared/store/audit/rules';
import type { Staff } from '#shared/store/staff/model';
import { seesColleague } from '#shared/store/staff/rules';
import type { StaffCall } from '../../../_staff/action';
import { listChain } from '../../../_staff/rows';
import { findStaff, listStaff, peoplePerRead } from '../../../_staff/staff';

const rowsPerRead = 500;
/** Reads of one call, so that it ends well within a function's time however long the chains are. */
const readsPerCall = 20;

/** Holds rows against their chains, from where the call before stopped, person by person. */
export async function verifyAudit(
  call: StaffCall,
  { cursor }: InferOutput<typeof verifyAuditRequest>,
): Promise<Result<VerifyAuditReply, never>> {
  const from = cursor ? cursorOf(cursor) : null;
  const begun = from?.place ? await findStaff(call, from.staffId) : null;
  const others = await listStaff(call, from?.staffId);
  const queue = [...(begun ? [begun] : []), ...others].filter((one) =>
    seesColleague(call.staff, one),
  );
  const breaks: AuditBreak[] = [];
  const counts = { people: 0, rows: 0 };
  let readsLeft = readsPerCall;
  for (const staff of queue) {
    const { staffId, name: staffName } = staff;
    const place = (staff === begun && from?.place) || chainStart;
    const followed = await follow(call, staff, place, readsLeft);
    readsLeft -= followed.reads;
    counts.rows += followed.rows;
    if (followed.found) breaks.push({ ...followed.found, staffId, staffName });
    if (followed.stoppedAt) {
      const { seq, hash } = followed.stoppedAt;
      return accept({ ...counts, breaks, nextCursor: `${staffId}:${String(seq)}:${hash}` });
    }
    counts.people += 1;
    if (readsLeft === 0) return accept({ ...counts, breaks, nextCursor: staffId });
  }
  const isFull = others.length === peoplePerRead;
  return accept({
    ...counts,
    breaks,
    nextCursor: isFull ? (others.at(-1)?.staffId ?? null) : null,
  });
}

interface Followed {
  readonly rows: number;
  readonly reads: number;
  readonly found: ChainBreak | null;
  /** Where to go on; null at the end of the chain, and at a break. */
  readonly stoppedAt: ChainPlace | null;
}

/** Follows somebody's rows until they end or break, or so many reads are used up. */
async function follow(
  call: StaffCall,
  staff: Staff,
  from: ChainPlace,
  mostReads: number,
): Promise<Followed> {
  const { sha256 } = call.ports;
  let place = from;
  let rows = 0;
  for (let reads = 1; reads <= mostReads; reads += 1) {
    const read = await listChain(call, staff.staffId, place.seq, rowsPerRead);
    // Rows that were written since the person was read belong to the next comparison.
    const page = read.filter(({ seq }) => seq <= staff.auditSeq);
    rows += page.length;
    const next = followChain(place, page, sha256);
    if ('kind' in next) return { rows, reads, found: next, stoppedAt: null };
    place = next;
    if (read.length < rowsPerRead) {
      return { rows, reads, found: endBreak(staff, place, sha256), stoppedAt: null };
    }
  }
  return { rows, reads: mostReads, found: null, stoppedAt: place };
}

/** Within somebody's chain, or after somebody whose chain is done. */
function cursorOf(text: string): { staffId: MemberId; place: ChainPlace | null } {
  const [staffId = '', seq, hash] = text.split(':');
  const place = seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
  return { staffId: staffId as MemberId, place };
}
