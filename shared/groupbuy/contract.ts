import * as v from 'valibot';
import type { Action } from '../action';
import { toFen, type Fen, type Points } from '../kernel/amounts';
import type { Refusal } from '../kernel/result';
import type { PaymentSheet, PreparePaymentRefusal } from '../payment/contract';
import { wholePointsSchema } from '../points/contract';
import type { NotEnough } from '../points/rules';
import type { CampaignItem, SeatReason, SeatState, TeamState } from './model';

const id = v.pipe(v.string(), v.regex(/^[\w:.-]{1,160}$/));
const count = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const text = (least: number, most: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(least), v.maxLength(most));

/** Somebody in a team, as others see them: never a name, never an id. */
export interface TeamPerson {
  /** The first character of the nickname; `''` for who has none. */
  readonly initial: string;
  /** `seal:<name>`, a picture's file id, or `''`. */
  readonly avatar: string;
}

/** A campaign on the list. */
export interface CampaignSummary {
  readonly campaignId: string;
  /** Send it back with `openTeam`: a price that changed meanwhile is then told, not charged. */
  readonly version: number;
  readonly item: CampaignItem;
  readonly alonePriceFen: Fen;
  readonly teamPriceFen: Fen;
  /** Points besides the money, for one piece; 0 for none. */
  readonly teamPricePoints: Points;
  /** What one piece costs less in a team. */
  readonly savingFen: Fen;
  /** Given to every buyer when the team succeeds; 0 for none. */
  readonly bonusPoints: Points;
  readonly teamSize: number;
  readonly teamHours: number;
  readonly opensAtMs: number;
  /** Null for no end. */
  readonly closesAtMs: number | null;
  readonly status: 'coming' | 'running' | 'ended';
}

/** A team that somebody has paid in and that still has room; the soonest to end first. */
export interface OpenTeam {
  readonly teamId: string;
  readonly seatsLeft: number;
  /** Seats of those still to pay are taken too; `seatsLeft` counts neither them nor the paid ones. */
  readonly teamSize: number;
  readonly deadlineMs: number;
  /** Who has paid, the leader first. */
  readonly people: readonly TeamPerson[];
}

/**
 * `groupbuy.listCampaigns`: what runs and what is coming, the soonest to end first, then what ended in
 * the last week. `nowMs` is the shop's clock: count down from it, not from the phone's.
 */
export const listCampaignsRequest = v.strictObject({});

export interface ListCampaignsReply {
  readonly campaigns: readonly CampaignSummary[];
  readonly nowMs: number;
}

/** `groupbuy.getCampaign`: one campaign, the teams to join, and where the caller stands. */
export const getCampaignRequest = v.strictObject({ campaignId: id });

export interface GetCampaignReply extends CampaignSummary {
  readonly delivery:
    | {
        readonly kind: 'pickup';
        /** Null for every store. */
        readonly storeIds: readonly string[] | null;
        readonly collectDays: number;
      }
    | { readonly kind: 'ship' };
  readonly maxPerOrder: number;
  /** Pieces the caller may still buy; null for no limit. */
  readonly quantityLeft: number | null;
  /** Pieces that new teams can still set aside; null for no limit. */
  readonly stockLeft: number | null;
  readonly leaderMayLeave: boolean;
  /** From so many paid seats on the shop may complete a short team; null for never. */
  readonly shopCompletesFrom: number | null;
  /** At most 20. */
  readonly openTeams: readonly OpenTeam[];
  /** The caller's own open seat: no other may be taken in this campaign. */
  readonly mine: { readonly teamId: string; readonly orderId: string } | null;
  readonly nowMs: number;
}

export type GetCampaignRefusal = Refusal<'groupbuy.campaign_not_found'>;

const addressSchema = v.strictObject({
  name: text(1, 30),
  phone: v.pipe(v.string(), v.regex(/^[\d+ -]{5,20}$/)),
  region: text(1, 60),
  detail: text(1, 120),
});

const seatWishes = {
  /** Pieces; 1 when left out. */
  quantity: v.optional(count(1, 1000)),
  /** Where to collect, for `pickup`; any of the campaign's stores when left out. */
  storeId: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
  /** Where to send, needed for `ship`. */
  address: v.optional(addressSchema),
};

/**
 * `groupbuy.openTeam`: opens a team with the caller as its leader and holds the first seat until it is
 * paid. A repeated request gives the same team, order and sheet.
 */
export const openTeamRequest = v.strictObject({
  campaignId: id,
  /** The version the caller has seen; another one in force is refused by name. */
  version: v.optional(count(1, 1_000_000)),
  ...seatWishes,
});

/** `groupbuy.joinTeam`: holds a seat for the caller until it is paid. */
export const joinTeamRequest = v.strictObject({ teamId: id, ...seatWishes });

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
  /** Nobody was charged. Carries `campaignId` and `openTeams`, as of {@link OpenTeam}, to choose from. */
  | Refusal<'groupbuy.team_full'>
  /** The team is over; carries its `state`, `campaignId` and `openTeams`. */
  | Refusal<'groupbuy.team_over'>;

/**
 * `groupbuy.payOrder`: the payment sheet again, for a seat that is still held (the sheet was closed, the
 * payment failed). Errors: `groupbuy.order_not_found`, also for another person's order.
 */
export const payOrderRequest = v.strictObject({ orderId: id });

export type PayOrderRefusal =
  Refusal<'groupbuy.order_not_found'> | Refusal<'groupbuy.seat_lapsed'> | PreparePaymentRefusal;

/** A place in a team as everybody sees it. */
export interface SeatView {
  readonly state: 'empty' | 'held' | 'paid' | 'refunding' | 'refunded';
  readonly isLeader: boolean;
  readonly isMine: boolean;
  /** Null for an empty place. */
  readonly person: TeamPerson | null;
}

/** The caller's own order in a team. */
export interface MySeat {
  readonly orderId: string;
  readonly state: SeatState;
  readonly quantity: number;
  /** What the caller pays, or paid. */
  readonly amountFen: Fen;
  readonly pricePoints: Points;
  readonly isLeader: boolean;
  /** Until when it can be paid; null unless held. */
  readonly heldUntilMs: number | null;
  readonly canPay: boolean;
  readonly canLeave: boolean;
  /** Why it was given up or refunded; null otherwise. */
  readonly reason: SeatReason | null;
  /** What the shop wrote when it gave the money back after the sale; null otherwise. */
  readonly shopReason: string | null;
  /** Where the order is, by the states of orders (`ready`: to be collected); null before it is paid. */
  readonly orderState: string | null;
  /** To be shown at the counter; only while there is something to collect. */
  readonly voucherCode: string | null;
}

/** `groupbuy.getTeam`: what anyone with the link sees, and the caller's own part in it. */
export const getTeamRequest = v.strictObject({ teamId: id });

export interface GetTeamReply {
  readonly teamId: string;
  readonly campaignId: string;
  readonly item: CampaignItem;
  readonly state: TeamState;
  readonly teamSize: number;
  readonly alonePriceFen: Fen;
  readonly teamPriceFen: Fen;
  readonly teamPricePoints: Points;
  readonly savingFen: Fen;
  readonly bonusPoints: Points;
  readonly maxPerOrder: number;
  readonly delivery: GetCampaignReply['delivery'];
  readonly openedAtMs: number;
  readonly deadlineMs: number;
  readonly seatsLeft: number;
  readonly paidSeats: number;
  /** As many as the team has places: those taken, the leader first, then the empty ones. */
  readonly seats: readonly SeatView[];
  /** The shop completed it short of people: to be said openly. */
  readonly completedByShop: boolean;
  /** Why it did, in its own words; null where it did not. */
  readonly completionReason: string | null;
  /** Whether the caller may take a seat here now. */
  readonly canJoin: boolean;
  readonly mine: MySeat | null;
  readonly nowMs: number;
}

export type GetTeamRefusal = Refusal<'groupbuy.team_not_found'>;

/**
 * `groupbuy.getTeamCode`: WeChat's picture that opens the team when it is scanned, for a poster. Browsers
 * draw a code of the page's address themselves.
 */
export const getTeamCodeRequest = v.strictObject({ teamId: v.pipe(id, v.maxLength(32)) });

export interface GetTeamCodeReply {
  /** A PNG or JPG as Base64. */
  readonly picture: string;
}

export type GetTeamCodeRefusal =
  | Refusal<'groupbuy.team_not_found'>
  /** WeChat does not draw it now. */
  | Refusal<'groupbuy.no_code'>;

export const listMyTeamsMaxLimit = 20;

/** `groupbuy.listMyTeams`: the caller's orders with their teams, newest first. */
export const listMyTeamsRequest = v.strictObject({
  /** Waiting: unpaid, or the team is not full yet. Succeeded. Failed: also left, unpaid, refunded. */
  filter: v.optional(v.picklist(['all', 'waiting', 'succeeded', 'failed'])),
  /** `nextCursor` of the page before. */
  cursor: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,15}:[\w:.-]{1,160}$/)))),
  limit: v.optional(count(1, listMyTeamsMaxLimit)),
});

export interface MyTeam {
  readonly teamId: string;
  readonly campaignId: string;
  readonly item: CampaignItem;
  readonly teamState: TeamState;
  readonly teamSize: number;
  readonly seatsLeft: number;
  readonly paidSeats: number;
  readonly deadlineMs: number;
  readonly completedByShop: boolean;
  readonly mine: MySeat;
  readonly orderedAtMs: number;
}

export interface ListMyTeamsReply {
  readonly teams: readonly MyTeam[];
  /** Give it back to get the next page; null after the last. */
  readonly nextCursor: string | null;
  readonly nowMs: number;
}

/**
 * `groupbuy.leaveTeam`: gives the caller's seat up. Unpaid, always; paid, while the team is open, and
 * the money goes back in full. A leader who has paid only where the campaign allows it.
 */
export const leaveTeamRequest = v.strictObject({ teamId: id });

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

const fenSchema = (least: number) => v.pipe(count(least, 100_000_000), v.transform(toFen));

export const campaignFaults = {
  dearer: 'a team price above the price alone',
  emptyWindow: 'a window that ends before it begins',
  tooLittleStock: 'stock for less than one team',
  tooManyToComplete: 'completing from more seats than the team has',
} as const;

/** The terms of a campaign version, as published. */
export const campaignTermsSchema = v.pipe(
  v.strictObject({
    item: v.strictObject({
      itemId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
      title: text(1, 60),
      picture: v.pipe(v.string(), v.maxLength(300)),
      description: v.pipe(v.string(), v.maxLength(1000)),
    }),
    alonePriceFen: fenSchema(1),
    teamPriceFen: fenSchema(1),
    teamPricePoints: wholePointsSchema,
    bonusPoints: wholePointsSchema,
    teamSize: count(2, 100),
    teamHours: count(1, 24 * 30),
    opensAtMs: count(0, Number.MAX_SAFE_INTEGER),
    closesAtMs: v.nullable(count(0, Number.MAX_SAFE_INTEGER)),
    stock: v.nullable(count(1, 10_000_000)),
    maxPerOrder: count(1, 100),
    maxPerMember: v.nullable(count(1, 10_000)),
    delivery: v.variant('kind', [
      v.strictObject({
        kind: v.literal('pickup'),
        storeIds: v.nullable(
          v.pipe(
            v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
            v.minLength(1),
            v.maxLength(500),
          ),
        ),
        collectDays: count(1, 365),
      }),
      v.strictObject({ kind: v.literal('ship') }),
    ]),
    leaderMayLeave: v.boolean(),
    shopCompletesFrom: v.nullable(count(1, 100)),
  }),
  v.check((terms) => terms.teamPriceFen <= terms.alonePriceFen, campaignFaults.dearer),
  v.check(
    ({ opensAtMs, closesAtMs }) => closesAtMs === null || opensAtMs < closesAtMs,
    campaignFaults.emptyWindow,
  ),
  v.check(
    ({ stock, teamSize, maxPerOrder }) => stock === null || stock >= teamSize * maxPerOrder,
    campaignFaults.tooLittleStock,
  ),
  v.check(
    ({ shopCompletesFrom, teamSize }) => shopCompletesFrom === null || shopCompletesFrom < teamSize,
    campaignFaults.tooManyToComplete,
  ),
);

/**
 * `groupbuy.publishCampaign` (jobs function, for operators): publishes the next version of a campaign;
 * in force at once, for teams opened from then on.
 */
export const publishCampaignRequest = v.strictObject({
  campaignId: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  /** The version this one follows; 0 for a new campaign. */
  afterVersion: count(0, 1_000_000),
  terms: campaignTermsSchema,
});

export interface PublishCampaignReply {
  readonly campaignId: string;
  readonly version: number;
}

/** Carries `latestVersion`. */
export type PublishCampaignRefusal = Refusal<'groupbuy.version_conflict'>;

/**
 * `groupbuy.completeTeam` (jobs function, for operators): the shop completes an open team that is short of
 * people, which everybody is told, with the reason. Seats that are held and unpaid are given up. Whoever
 * did it first stands with the team; for everybody else it is done.
 */
export const completeTeamRequest = v.strictObject({
  teamId: id,
  /** Shown to members. */
  reason: text(1, 60),
  operator: text(1, 64),
});

export interface CompleteTeamReply {
  readonly teamId: string;
  readonly state: TeamState;
  readonly paidSeats: number;
}

export type CompleteTeamRefusal =
  | Refusal<'groupbuy.team_not_found'>
  | Refusal<'groupbuy.team_over'>
  /** The campaign does not allow it. */
  | Refusal<'groupbuy.not_completable'>
  /** Carries `paidSeats` and `neededSeats`. */
  | Refusal<'groupbuy.too_few_paid'>;

/**
 * `groupbuy.refundOrder` (jobs function, for operators): after-sales of one order in a team that
 * succeeded: its money and points go back in full, the bonus is taken back; nobody else is touched.
 * The member is shown the reason.
 */
export const refundOrderRequest = v.strictObject({
  orderId: id,
  reason: text(1, 60),
  operator: text(1, 64),
});

export interface RefundOrderReply {
  readonly orderId: string;
  readonly state: 'refunding' | 'refunded';
}

export type RefundOrderRefusal =
  | Refusal<'groupbuy.order_not_found'>
  /** Its team has not succeeded, or nothing was paid; carries the order's `state`. */
  | Refusal<'groupbuy.order_not_refundable'>;

export interface GroupbuyActions {
  'groupbuy.listCampaigns': Action<'member', typeof listCampaignsRequest, ListCampaignsReply>;
  'groupbuy.getCampaign': Action<
    'member',
    typeof getCampaignRequest,
    GetCampaignReply,
    GetCampaignRefusal
  >;
  'groupbuy.openTeam': Action<'member', typeof openTeamRequest, TakeSeatReply, OpenTeamRefusal>;
  'groupbuy.joinTeam': Action<'member', typeof joinTeamRequest, TakeSeatReply, JoinTeamRefusal>;
  'groupbuy.payOrder': Action<'member', typeof payOrderRequest, TakeSeatReply, PayOrderRefusal>;
  'groupbuy.getTeam': Action<'member', typeof getTeamRequest, GetTeamReply, GetTeamRefusal>;
  'groupbuy.getTeamCode': Action<
    'member',
    typeof getTeamCodeRequest,
    GetTeamCodeReply,
    GetTeamCodeRefusal
  >;
  'groupbuy.listMyTeams': Action<'member', typeof listMyTeamsRequest, ListMyTeamsReply>;
  'groupbuy.leaveTeam': Action<'member', typeof leaveTeamRequest, LeaveTeamReply, LeaveTeamRefusal>;
  'groupbuy.publishCampaign': Action<
    'jobs',
    typeof publishCampaignRequest,
    PublishCampaignReply,
    PublishCampaignRefusal
  >;
  'groupbuy.completeTeam': Action<
    'jobs',
    typeof completeTeamRequest,
    CompleteTeamReply,
    CompleteTeamRefusal
  >;
  'groupbuy.refundOrder': Action<
    'jobs',
    typeof refundOrderRequest,
    RefundOrderReply,
    RefundOrderRefusal
  >;
}
