import { toFen } from '#shared/kernel/amounts';
import type { GetCodeStatusReply, IssueCodeReply } from '#shared/store/code/contract';
import type { DebitView } from '#shared/store/debit/contract';

/** The cloud's clock in these samples; the phone's stands somewhere else. */
export const issuedAtMs = 1_795_143_600_000;

/** A code of 60 s that is replaced after 45, and the one after it, good from then on for 60 s. */
export function issueOf(number: number, atMs: number): IssueCodeReply {
  const code = (offsetMs: number, name: string) => ({
    code: `JD${name}${String(number).padStart(18, '0')}`,
    digits: `${name === 'A' ? '1234' : '9876'}${String(number).padStart(8, '0')}`,
    validFromMs: atMs + offsetMs,
    expiresAtMs: atMs + offsetMs + 60_000,
    refreshAtMs: atMs + offsetMs + 45_000,
  });
  return { ...code(0, 'A'), issuedAtMs: atMs, next: code(45_000, 'B') };
}

export const quietStatus: GetCodeStatusReply = { scanned: null, attempt: null };

/** 1,000 points for 40 yuan of a bill of 128.50. */
export const debit: DebitView = {
  debitId: 'debit:zongdian:2026-11-20:A001',
  state: 'proposed',
  storeId: 'zongdian',
  storeName: '总店',
  billNumber: 'A001',
  billFen: toFen(12_850),
  worthFen: toFen(4000),
  payableFen: toFen(8850),
  points: 1000 as DebitView['points'],
  confirmedBy: null,
  proposedAtMs: issuedAtMs,
  expiresAtMs: issuedAtMs + 120_000,
  entryId: null,
};
