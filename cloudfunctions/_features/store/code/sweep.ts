import type { Call } from '../../../_kit/action';
import type { TimerReport } from '../../../_kit/timer';
import type { Deed } from '../../../_staff/audit';
import type { MemberCode } from '#shared/store/code/model';
import { listOldCodes, listUsedCodes, removeCodes } from './repository';

/** Long enough for a member to be told of an old screenshot; well inside the hours an audit looks back. */
const keptMs = 60 * 60_000;
const batch = 500;
const batchesPerRun = 20;

/** Removes codes that ended an hour ago; used ones stay until their row can no longer be missing. */
export async function removeOldCodes(call: Call): Promise<TimerReport> {
  let removed = 0;
  for (let run = 0; run < batchesPerRun; run += 1) {
    const old = await listOldCodes(call, call.nowMs - keptMs, batch);
    if (old.length > 0) await removeCodes(call, old);
    removed += old.length;
    if (old.length < batch) break;
  }
  return { removed };
}

/** The scans since an instant, by the codes they used up. */
export async function listScanDeeds(call: Call, sinceMs: number): Promise<Deed[]> {
  return (await listUsedCodes(call, sinceMs)).flatMap(deedOfUse);
}

function deedOfUse({ used, memberId }: MemberCode): Deed[] {
  if (!used) return [];
  const { staffId, storeId, requestId, atMs } = used;
  const subject = { kind: 'member', memberId, orderId: null };
  return [{ staffId, storeId, requestId, atMs, action: 'store.scan', subject }];
}
