import type { BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import type { StaffRole } from '../role/model';

/** What a row says of a thing before and after; never personal data. */
export type AuditFacts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * One thing that a staff person did, or was refused. Rows of one person are a chain like the entries of
 * one account: `hash` is SHA-256 (hex) of the canonical JSON of all the other fields, `prevHash` the
 * hash of the row before. Source: docs/domain/store.md, rule 12.
 */
export interface AuditRow {
  /** `<staffId>:<requestId>`, with `:refused` for a refusal: a deed has one row. */
  readonly rowId: string;
  readonly staffId: MemberId;
  /** 1, 2, 3, ... without gaps. */
  readonly seq: number;
  readonly role: StaffRole;
  readonly storeId: string | null;
  /** The action as the wire names it, such as `store.recordPurchase`. */
  readonly action: string;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** Whom or what it was done to: `memberId`, `staffId`, `orderId`, `entryId`, ... */
  readonly subject: AuditFacts;
  /** As the person gave it; empty where none is asked for. */
  readonly reason: string;
  readonly before: AuditFacts;
  readonly after: AuditFacts;
  readonly businessDate: BusinessDate;
  readonly atMs: number;
  readonly requestId: string;
  /** SHA-256 of the request's data, so that another request under the same id is told; null from the sweep. */
  readonly inputHash: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

/** What a service says of a deed; who, where, when, place and seal are added. */
export interface AuditDraft {
  readonly action: string;
  readonly outcome?: string;
  readonly subject: AuditFacts;
  readonly reason?: string;
  readonly before?: AuditFacts;
  readonly after?: AuditFacts;
}
