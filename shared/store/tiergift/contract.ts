import * as v from 'valibot';
import type { Action } from '../../action';
import { businessDateSchema } from '../../fields';
import type { BusinessDate } from '../../kernel/businessdate';
import { tierCodeSchema } from '../../tier/contract';
import type { TierGiftRefusal } from '../../tier/gift';
import { reasonSchema, scanIdSchema, type OwnAccount, type ScanNotValid } from '../till/contract';

/**
 * `store.giveTier` (manager): gives the member behind a scan a tier until a date, beside the one that
 * growth has earned. It ends by itself; another gift takes its place.
 *
 * Errors: {@link GiveTierRefusal}. `tier.unknown`: no such tier, or none at all; `tier.not_higher`
 * (`tier`): growth has earned as much; `tier.until_not_allowed` (`latestDate`): past, or too far ahead.
 */
export const giveTierRequest = v.strictObject({
  scanId: scanIdSchema,
  tierCode: tierCodeSchema,
  /** The last date of it. */
  until: businessDateSchema,
  reason: reasonSchema,
});

export interface GiveTierReply {
  readonly entryId: string;
  readonly tierName: string;
  readonly until: BusinessDate;
}

export type GiveTierRefusal = ScanNotValid | OwnAccount | TierGiftRefusal;

export interface TierGiftActions {
  'store.giveTier': Action<'store', typeof giveTierRequest, GiveTierReply, GiveTierRefusal>;
}
