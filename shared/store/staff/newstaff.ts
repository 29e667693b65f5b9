import type { MemberId } from '../../kernel/ids';
import { genesisHash } from '../../points/chain';
import type { Staff, StaffChange } from './model';

/** Somebody's place, as it begins. */
export function newStaff(
  staffId: MemberId,
  place: Pick<Staff, 'name' | 'role' | 'storeIds'>,
  lastChange: StaffChange,
): Staff {
  return {
    staffId,
    ...place,
    state: 'active',
    lastChange,
    version: 1,
    usage: { date: null, manualPoints: 0, undos: 0, refundFen: 0, taken: [], version: 0 },
    guesses: { count: 0, sinceMs: 0 },
    scans: [],
    refusals: { date: null, count: 0 },
    auditSeq: 0,
    auditHash: genesisHash,
    auditHead: null,
  };
}
