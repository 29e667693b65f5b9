import * as v from 'valibot';
import type { Action } from '../../../action';
import { storeIdSchema } from '../../../fields';
import type { StaffRefusal } from './self';

/**
 * `store.getJoinCode` (clerk, manager): what a mini-program code or poster of this person and store, or
 * of the store alone, carries as its scene (`joinCode`). Who becomes a member through it has them as source.
 */
export const getJoinCodeRequest = v.strictObject({
  storeId: v.optional(storeIdSchema),
  /** The caller's own code, or that of the store alone, for its door; one's own when left out. */
  of: v.optional(v.picklist(['self', 'store'])),
  /** Have WeChat draw its own code, too; a browser draws one of the page's address itself. */
  draw: v.optional(v.boolean()),
});

export interface GetJoinCodeReply {
  readonly joinCode: string;
  readonly storeId: string;
  /** WeChat's picture as Base64; null where it was not asked for, or WeChat does not draw it now. */
  readonly picture: string | null;
}

export type GetJoinCodeRefusal = StaffRefusal;

export interface JoinCodeActions {
  'store.getJoinCode': Action<
    'store',
    typeof getJoinCodeRequest,
    GetJoinCodeReply,
    GetJoinCodeRefusal
  >;
}
