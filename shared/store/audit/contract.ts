import * as v from 'valibot';
import type { Action } from '../../action';
import { businessDateSchema, memberIdSchema, storeIdSchema } from '../../fields';
import type { StaffRefusal } from '../staff/contract/self';
import type { AuditRow } from './model';
import type { ChainBreak } from './rules';

/**
 * `store.listAudit` (store function; auditor, owner; manager: own stores): what staff did and were
 * refused, newest first. Everything that is named has to agree; a manager sees the rows of one store.
 */
export const listAuditRequest = v.strictObject({
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,15}:[\w.:-]{1,140}$/)))),
  limit: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100))),
  storeId: v.optional(storeIdSchema),
  staffId: v.optional(memberIdSchema),
  businessDate: v.optional(businessDateSchema),
  /** As the wire names it, such as `store.undo`. */
  action: v.optional(v.pipe(v.string(), v.regex(/^store\.[A-Za-z]{1,30}$/))),
  /** Only what was refused. */
  refused: v.optional(v.boolean()),
});

/** A row with names for its ids. */
export interface AuditView extends AuditRow {
  readonly staffName: string;
  /** Of the member it was done to, masked, or of the colleague; empty where there is none. */
  readonly subjectName: string;
}

export interface ListAuditReply {
  readonly rows: readonly AuditView[];
  readonly nextCursor: string | null;
}

export type ListAuditRefusal = StaffRefusal;

/**
 * `store.verifyAudit` (as above): holds the rows of everybody whom the caller may see against their
 * chain, some of them in each call. Reports, never mends.
 */
export const verifyAuditRequest = v.strictObject({
  /** `nextCursor` of the part before. */
  cursor: v.optional(
    v.nullable(v.pipe(v.string(), v.regex(/^m_[0-9a-f]{32}(?::\d{1,12}:[0-9a-f]{64})?$/))),
  ),
});

/** Where somebody's rows do not hold together. */
export interface AuditBreak extends ChainBreak {
  readonly staffId: string;
  readonly staffName: string;
}

export interface VerifyAuditReply {
  /** Whose rows this part has come to the end of. */
  readonly people: number;
  readonly rows: number;
  readonly breaks: readonly AuditBreak[];
  /** Null when everybody has been looked at. */
  readonly nextCursor: string | null;
}

export type VerifyAuditRefusal = StaffRefusal;

export interface AuditActions {
  'store.listAudit': Action<'store', typeof listAuditRequest, ListAuditReply, ListAuditRefusal>;
  'store.verifyAudit': Action<
    'store',
    typeof verifyAuditRequest,
    VerifyAuditReply,
    VerifyAuditRefusal
  >;
}
