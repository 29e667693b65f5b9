import * as v from 'valibot';
import { storeIdSchema, text } from '../../../fields';
import { staffRoles } from '../model';

/** What a colleague is called. */
export const staffNameSchema = text(1, 20);
/** Why somebody's place changes. */
export const staffReasonSchema = text(1, 200);
/** The stores of a place; null for every store. */
export const staffStoresSchema = v.nullable(
  v.pipe(
    v.array(storeIdSchema),
    v.minLength(1),
    v.maxLength(500),
    v.check((ids) => new Set(ids).size === ids.length, 'a store twice'),
  ),
);
/** Owners are appointed by an operator, never by invitation. */
export const invitedRoleSchema = v.picklist(staffRoles.filter((role) => role !== 'owner'));
