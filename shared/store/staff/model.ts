import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import type { AuditFacts, AuditRow } from '../audit/model';
import type { StaffRole } from '../role/model';

export { rightsOf, staffRoles, type StaffRight, type StaffRole } from '../role/model';

export type LimitedKind = 'manualPoints' | 'undos' | 'refundFen';

/** What was taken of the day's limits. `taken` names who took, so that a repeat takes nothing more. */
export interface StaffUsage {
  readonly date: BusinessDate | null;
  readonly manualPoints: number;
  readonly undos: number;
  readonly refundFen: number;
  readonly taken: readonly string[];
  /** Grows with every change: what a change is compared with. */
  readonly version: number;
}

/** A code or voucher that this person scanned, and what it lets them do for a while. */
export interface ScanSession {
  readonly scanId: string;
  readonly kind: 'member' | 'order';
  readonly memberId: MemberId;
  /** Only with an order. */
  readonly orderId: string | null;
  readonly storeId: string;
  readonly atMs: number;
  /** Until then it serves; till features may allow less. */
  readonly expiresAtMs: number;
}

/** Codes that nobody had issued, tried by one person. Source: docs/domain/store.md, rule 9. */
export interface GuessCount {
  readonly count: number;
  /** Of the first wrong one of this count. */
  readonly sinceMs: number;
}

/** One change of somebody's place, kept with it until the next one. */
export interface StaffChange {
  readonly action: 'appoint' | 'accept' | 'change' | 'dismiss';
  /** Who decided it; `operator` for the environment's own keys. */
  readonly byStaffId: MemberId | 'operator';
  readonly requestId: string;
  readonly atMs: number;
  readonly reason: string;
  /** Where who decided it stood. */
  readonly storeId: string | null;
  /** Role, stores and state until then; empty for a new person. */
  readonly before: AuditFacts;
}

/**
 * A person who works here: one document, read on every call of theirs. A staff person is a member,
 * and has the member's id.
 */
export interface Staff {
  readonly staffId: MemberId;
  readonly name: string;
  readonly role: StaffRole;
  /** Where this person works; null for every store. */
  readonly storeIds: readonly string[] | null;
  readonly state: 'active' | 'dismissed';
  readonly lastChange: StaffChange;
  /** Grows with every change of name, role, stores or state. */
  readonly version: number;
  readonly usage: StaffUsage;
  readonly guesses: GuessCount;
  /** Newest first. */
  readonly scans: readonly ScanSession[];
  /** Refused attempts that were written down on a date; more than a limit are only counted. */
  readonly refusals: { readonly date: BusinessDate | null; readonly count: number };
  /** Place and hash of the newest row of this person's audit chain. */
  readonly auditSeq: number;
  readonly auditHash: string;
  /** The newest row itself: a crash before it reaches the audit collection loses nothing. */
  readonly auditHead: AuditRow | null;
}

/** A place kept for whoever brings the code; only the code's hash is known. */
export interface Invite {
  readonly codeHash: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly storeIds: readonly string[] | null;
  readonly byStaffId: MemberId;
  readonly requestId: string;
  /** Where who invited stood, for the audit. */
  readonly storeId: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
  /** `afterVersion`: of the staff document that the place is put into; 0 for none. */
  readonly accepted: {
    readonly staffId: MemberId;
    readonly atMs: number;
    readonly afterVersion: number;
  } | null;
}
