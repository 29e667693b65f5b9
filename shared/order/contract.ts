import * as v from 'valibot';
import { text } from '../fields';
import { phoneShape } from './address';

/** An order of either kind. */
export const orderIdSchema = v.pipe(v.string(), v.regex(/^(?:mall|groupbuy):[\w.:-]{1,120}$/));

/** Where a parcel goes, as a member writes it. */
export const addressSchema = v.strictObject({
  name: text(1, 30),
  phone: v.pipe(v.string(), v.regex(phoneShape)),
  region: text(2, 60),
  detail: text(2, 120),
});
