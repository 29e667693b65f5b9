import type { BoundPhone } from '#shared/member/phone';
import type { Call } from '../../../_kit/action';
import { listUntidyPhones, markTidy, removeOlderPhones } from './repository';

const phonesPerRun = 200;

/** Takes away what a number has replaced, so that its old owner's number is free again. */
export async function tidyPhone(call: Call, phone: BoundPhone): Promise<void> {
  await removeOlderPhones(call, phone);
  await markTidy(call, phone);
}

/** Does so for those whose function died in between. */
export async function tidyPhones(call: Call): Promise<{ tidied: number }> {
  const untidy = await listUntidyPhones(call, phonesPerRun);
  for (const phone of untidy) await tidyPhone(call, phone);
  return { tidied: untidy.length };
}
