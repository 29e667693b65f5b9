import * as v from 'valibot';
import type { Action } from '../../action';
import { openidSchema, text } from '../../fields';
import { toPoints } from '../../kernel/amounts';
import { parseBusinessDate, type BusinessDate } from '../../kernel/businessdate';
import type { MemberId } from '../../kernel/ids';
import type { Refusal } from '../../kernel/result';
import { importRowsMax, importedPointsMax, isExternalId, isImportName } from '../importlimits';

/**
 * `points.import` (jobs function, for operators): brings over what members held in another system, up
 * to {@link importRowsMax} rows a call; people who are new here are registered.
 *
 * A row happens once for its import's name and its member's number there, however often it is sent;
 * rows are answered one by one, and one that is refused leaves the others alone.
 * Source: docs/domain/import.md.
 */
export const importPointsRequest = v.strictObject({
  /** Names the import as a whole: two systems may use the same numbers. */
  importName: v.pipe(v.string(), v.check(isImportName, 'letters, digits, . _ # -')),
  operator: text(1, 64),
  rows: v.pipe(
    v.array(
      v.strictObject({
        externalId: v.pipe(v.string(), v.check(isExternalId, 'letters, digits, . _ # -')),
        openid: v.optional(openidSchema),
        /** Taken and not kept: members are not known by phone yet. */
        phone: v.optional(v.pipe(v.string(), v.maxLength(32))),
        points: v.pipe(
          v.number(),
          v.safeInteger(),
          v.minValue(1),
          v.maxValue(importedPointsMax),
          v.transform(toPoints),
        ),
        /** Last day the points can be used; null or absent where the shop's rule decides. */
        expiresOn: v.optional(
          v.nullable(
            v.pipe(
              v.string(),
              v.check((text) => parseBusinessDate(text) !== null, 'a real date'),
              v.transform((text) => text as BusinessDate),
            ),
          ),
        ),
        /** Taken and not kept: there are no tiers yet. */
        growth: v.optional(v.pipe(v.number(), v.safeInteger())),
      }),
    ),
    v.minLength(1),
    v.maxLength(importRowsMax),
    v.check(
      (rows) => new Set(rows.map(({ externalId }) => externalId)).size === rows.length,
      'a number twice',
    ),
  ),
});

/** What came of one row; the codes of a refused one are those of {@link ImportRowRefusal}. */
export type ImportedRow = { readonly externalId: string } & (
  | {
      /** `standing` when an earlier call brought it over. */
      readonly outcome: 'imported' | 'standing';
      readonly memberId: MemberId;
      readonly entryId: string;
    }
  | { readonly outcome: 'refused'; readonly code: ImportRowRefusal['code'] }
);

/**
 * `points.import_unidentified`: no openid, so nobody could ever claim the points.
 * `points.import_expired`: they would be gone at once. `request.key_reused`: the row was brought over
 * with other points or another date. `request.busy`: nothing was written, send it again.
 */
export type ImportRowRefusal =
  | Refusal<'points.import_unidentified'>
  | Refusal<'points.import_expired'>
  | Refusal<'request.key_reused'>
  | Refusal<'request.busy'>;

export interface ImportPointsReply {
  /** In the order of the rows. */
  readonly rows: readonly ImportedRow[];
}

export interface ImportActions {
  'points.import': Action<'jobs', typeof importPointsRequest, ImportPointsReply>;
}
