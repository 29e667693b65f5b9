import type { Debit } from '#shared/store/debit/model';
import type { Call } from '../../../_kit/action';
import { writeDown } from '../till/deed';
import type { DebitEnd } from './points';
import { findDebit, moveDebit } from './repository';

/**
 * Puts down how a debit ended, as the account has said. The deed of whoever gave it up is written first,
 * also where that one's function died and another comes upon the end.
 */
export async function putDownEnd(
  call: Call,
  debit: Debit,
  state: DebitEnd,
  noted: Pick<Debit, 'answeredBy'> = {},
): Promise<void> {
  if (state === 'withdrawn') await writeDownWithdrawal(call, debit);
  await moveDebit(call, debit.debitId, { state, ...noted });
}

async function writeDownWithdrawal(call: Call, debit: Debit): Promise<void> {
  const { debitId, storeId, memberId, billNumber, points } = debit;
  // It may have been given up since it was read.
  const withdrawn = debit.withdrawn ?? (await findDebit(call, debitId))?.withdrawn;
  if (!withdrawn) throw new Error(`${debitId} was given up by nobody`);
  await writeDown(call, {
    by: withdrawn,
    storeId,
    action: 'store.withdrawDebit',
    subject: { memberId, debitId },
    after: { state: 'withdrawn', billNumber, points },
  });
}
