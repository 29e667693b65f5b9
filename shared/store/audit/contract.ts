import * as v from 'valibot';
import type { StaffRefusal } from '../staff/contract';
import type { AuditRow } from './model';

/**
 * `store.listAudit` (store function; auditor, owner): what staff did and were refused, newest first,
 * of everybody or of one person.
 */
export const listAuditRequest = v.strictObject({
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,15}:[\w.:-]{1,140}$/)))),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100))),
  staffId: v.optional(v.pipe(v.string(), v.regex(/^m_[0-9a-f]{32}$/))),
});

export interface ListAuditReply {
  readonly rows: readonly AuditRow[];
  readonly nextCursor: string | null;
}

export type ListAuditRefusal = StaffRefusal;
