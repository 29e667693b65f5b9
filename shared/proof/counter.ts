import type { AuditRow } from '../store/audit/model';
import { findAuditFault } from '../store/audit/rules';
import type { MemberCode } from '../store/code/model';
import type { Staff } from '../store/staff/model';
import type { Invariant } from './model';
import { documentsOf } from './shop';

export const counterInvariants: readonly Invariant[] = [
  {
    number: 30,
    says: 'a member code is used in its time, by a person in a store, for one request',
    needs: ['codes'],
    *breaches({ dump }) {
      for (const code of documentsOf(dump, 'codes') as MemberCode[]) {
        const { used, expiresAtMs, validFromMs, memberId, issueId } = code;
        if (!used) continue;
        if (used.atMs >= expiresAtMs) yield { of: issueId, what: 'used after its end' };
        if (used.atMs < validFromMs) yield { of: issueId, what: 'used before its time' };
        if (used.staffId === memberId) yield { of: issueId, what: 'used by its own member' };
        if (!used.storeId || !used.requestId) yield { of: issueId, what: 'used by nobody' };
      }
    },
  },
  {
    number: 31,
    says: 'each deed of a staff person has one audit row, in a chain that nobody altered',
    needs: ['audit', 'staff'],
    *breaches({ dump }, { sha256 }) {
      const byStaff = new Map<string, AuditRow[]>();
      for (const row of (documentsOf(dump, 'audit') as StoredRow[]).map(withoutId)) {
        byStaff.set(row.staffId, [...(byStaff.get(row.staffId) ?? []), row]);
      }
      for (const staff of documentsOf(dump, 'staff') as Staff[]) {
        const rows = (byStaff.get(staff.staffId) ?? []).sort((a, b) => a.seq - b.seq);
        const fault = findAuditFault(staff, rows, sha256);
        if (fault) yield { of: staff.staffId, what: fault };
        if (new Set(rows.map(({ rowId }) => rowId)).size !== rows.length) {
          yield { of: staff.staffId, what: 'a deed written down twice' };
        }
      }
    },
  },
];

type StoredRow = AuditRow & { readonly _id: string };

function withoutId({ _id, ...row }: StoredRow): AuditRow {
  return row;
}
