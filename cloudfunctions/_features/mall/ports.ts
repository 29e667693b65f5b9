import type { Payments } from '../../_kit/payment';

/** What the mall asks of other features; entries hand it over. */
export interface MallPorts {
  readonly payments: Payments;
}
