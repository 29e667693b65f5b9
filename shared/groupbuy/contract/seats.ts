import * as v from 'valibot';
import type { Action } from '../../action';
import { storeIdSchema, whole } from '../../fields';
import type { Refusal } from '../../kernel/result';
import { addressSchema, orderIdSchema } from '../../order/contract';
import type { PaymentSheet, PreparePaymentRefusal } from '../../payment/contract';
import type { NotEnough } from '../../points/rules';
import { idSchema } from './campaigns';

const seatWishes = {
  /** Pieces; 1 when left out. */
  quantity: v.optional(whole(1, 1000)),
  /** Where to collect, for `pickup`; any of the campaign's stores when left out. */
  storeId: v.optional(storeIdSchema),
  /** Where to send, needed for `ship`. */
  address: v.optional(addressSchema),
};

/**
 * `groupbuy.openTeam`: opens a team with the caller as its leader and holds the first seat until it is
 * paid. A repeated request gives the same team, order and sheet.
 */
export const openTeamRequest = v.strictObject({
  campaignId: idSchema,
  /** The version the caller has seen; another one in force is refused by name. */
  version: v.optional(whole(1, 1_000_000)),
  ...seatWishes,
});

/** `groupbuy.joinTeam`: holds a seat for the caller until it is paid. */
export const joinTeamRequest = v.strictObject({ teamId: idSchema, ...seatWishes });

export interface TakeSeatReply {
  readonly teamId: string;
  readonly orderId: string;
  /** Pay before this; then the seat is free for others. */
  readonly heldUntilMs: number;
  readonly payment: PaymentSheet;
}

/** Refusals that opening and joining share. */
type SeatRefusal =
  /** Carries `maxPerOrder`. */
  | Refusal<'groupbuy.too_many_an_order'>
  /** Carries `maxPerMember` and `quantityLeft`. */
  | Refusal<'groupbuy.too_many_a_member'>
  /** The caller has an open seat in this campaign; carries its `teamId` and `orderId`. */
  | Refusal<'groupbuy.already_in_team'>
  /** This request's seat was given up meanwhile: unpaid too long, or left. Take a new one. */
  | Refusal<'groupbuy.seat_lapsed'>
  /** `storeId` is none of the campaign's. */
  | Refusal<'groupbuy.store_not_offered'>
  /** An address where goods are collected, or none (or a store) where they are sent. */
  | Refusal<'groupbuy.delivery_mismatch'>
  /** Fewer points than are part of the price. */
  | NotEnough
  | PreparePaymentRefusal;

export type OpenTeamRefusal =
  | SeatRefusal
  | Refusal<'groupbuy.campaign_not_found'>
  /** Carries `opensAtMs`. */
  | Refusal<'groupbuy.campaign_not_started'>
  /** Carries `closesAtMs`. */
  | Refusal<'groupbuy.campaign_ended'>
  /** Carries the `version` in force. */
  | Refusal<'groupbuy.campaign_changed'>
  | Refusal<'groupbuy.sold_out'>;

export type JoinTeamRefusal =
  | SeatRefusal
  | Refusal<'groupbuy.team_not_found'>
  /** Nobody was charged. Carries `campaignId` and `openTeams`, as of `OpenTeam`, to choose from. */
  | Refusal<'groupbuy.team_full'>
  /** The team is over; carries its `state`, `campaignId` and `openTeams`. */
  | Refusal<'groupbuy.team_over'>;

/**
 * `groupbuy.payOrder`: the payment sheet again, for a seat that is still held (the sheet was closed, the
 * payment failed). Errors: `groupbuy.order_not_found`, also for another person's order.
 */
export const payOrderRequest = v.strictObject({ orderId: orderIdSchema });

export type PayOrderRefusal =
  Refusal<'groupbuy.order_not_found'> | Refusal<'groupbuy.seat_lapsed'> | PreparePaymentRefusal;

/**
 * `groupbuy.leaveTeam`: gives the caller's seat up. Unpaid, always; paid, while the team is open, and
 * the money goes back in full. A leader who has paid only where the campaign allows it.
 */
export const leaveTeamRequest = v.strictObject({ teamId: idSchema });

export interface LeaveTeamReply {
  readonly teamId: string;
  readonly orderId: string;
  /** `released`: nothing was paid. `refunding`: the money is on its way. */
  readonly state: 'released' | 'refunding' | 'refunded';
}

export type LeaveTeamRefusal =
  | Refusal<'groupbuy.team_not_found'>
  | Refusal<'groupbuy.not_in_team'>
  /** The team is full or over; carries its `state`. */
  | Refusal<'groupbuy.team_over'>
  | Refusal<'groupbuy.leader_stays'>;

export interface SeatActions {
  'groupbuy.openTeam': Action<'member', typeof openTeamRequest, TakeSeatReply, OpenTeamRefusal>;
  'groupbuy.joinTeam': Action<'member', typeof joinTeamRequest, TakeSeatReply, JoinTeamRefusal>;
  'groupbuy.payOrder': Action<'member', typeof payOrderRequest, TakeSeatReply, PayOrderRefusal>;
  'groupbuy.leaveTeam': Action<'member', typeof leaveTeamRequest, LeaveTeamReply, LeaveTeamRefusal>;
}
