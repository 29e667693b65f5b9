import type { Notice } from '#shared/notice/model';
import type { Call } from '../../_kit/action';
import type { Payments } from '../../_kit/payment';

/** What group-buy asks of other features; entries hand it over. */
export interface GroupbuyPorts {
  readonly payments: Payments;
  /** Puts messages into the outbox; those that are there already stay as they are. */
  readonly tell: (call: Call, notices: readonly Notice[]) => Promise<unknown>;
}
