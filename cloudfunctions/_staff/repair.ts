import { auditRowId } from '#shared/store/audit/rules';
import type { Call } from '../_kit/action';
import { attendEach, throwFaults } from '../_kit/attend';
import { writeDeed, type Deed } from './audit';
import { listWritten } from './rows';

/** The deeds of one feature since an instant: what each one left behind says who did it and when. */
export type DeedSource = (call: Call, sinceMs: number) => Promise<readonly Deed[]>;

/** Far longer than a missed tick; a deed found again changes nothing. */
const lookBackMs = 6 * 60 * 60_000;
/** Younger ones may still be on their way to their row. */
const graceMs = 60_000;
const batch = 200;

/**
 * Writes down the deeds that died before their row. Every deed leaves a document that names the person
 * and the request before, or together with, what it moves; from that the row is made.
 * Source: docs/domain/store.md, rule 14.
 */
export async function repairAudit(
  call: Call,
  sources: readonly DeedSource[],
): Promise<{ checked: number; repaired: number }> {
  const found = await Promise.all(sources.map((list) => list(call, call.nowMs - lookBackMs)));
  const deeds = found.flat().filter(({ atMs }) => atMs <= call.nowMs - graceMs);
  let repaired = 0;
  const faults: unknown[] = [];
  for (let start = 0; start < deeds.length; start += batch) {
    const part = deeds.slice(start, start + batch);
    const written = await listWritten(call, part.map(rowIdOf));
    const missing = part.filter((one) => !written.has(rowIdOf(one)));
    const failed = await attendEach(missing, async (deed) => {
      await writeDeed(call, deed, null);
      repaired += 1;
    });
    faults.push(...failed);
  }
  throwFaults(faults, 'some deeds were not written down');
  return { checked: deeds.length, repaired };
}

function rowIdOf({ staffId, requestId }: Deed): string {
  return auditRowId(staffId, requestId);
}
