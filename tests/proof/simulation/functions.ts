import { receiveNotifications } from '../../../cloudfunctions/_features/payment/receive';
import type { PlatformContext } from '../../../cloudfunctions/_kit/caller';
import { createFunction, type FunctionSpec } from '../../../cloudfunctions/_kit/dispatch';
import { createHttpFunction } from '../../../cloudfunctions/_kit/http';
import type { Ports } from '../../../cloudfunctions/_kit/ports';
import { jobsFunction } from '../../../cloudfunctions/jobs';
import { memberFunction } from '../../../cloudfunctions/member';
import { paymentSubjects } from '../../../cloudfunctions/payment/sales';
import { storeFunction } from '../../../cloudfunctions/store';

/** Every deployed function with actions, as it is wired. */
export const functionSpecs: readonly FunctionSpec[] = [memberFunction, storeFunction, jobsFunction];

/** What the platform runs, whichever function it is. */
export type Entry = (event: unknown, context: PlatformContext) => Promise<unknown>;

/** One process of a function: `payment` answers WeChat, the others by their tables. */
export function startFunction(name: string, ports: () => Ports): Entry {
  if (name === 'payment') {
    return createHttpFunction('payment', receiveNotifications(paymentSubjects), ports);
  }
  const spec = functionSpecs.find((one) => one.name === name);
  if (!spec) throw new Error(`no function ${name}`);
  return createFunction(spec, ports);
}
