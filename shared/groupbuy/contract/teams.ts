import * as v from 'valibot';
import type { Action } from '../../action';
import { whole } from '../../fields';
import type { Fen, Points } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import type { CampaignItem, SeatReason, SeatState, TeamState } from '../model';
import { type GetCampaignReply, type TeamPerson, idSchema } from './campaigns';

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
export const getTeamRequest = v.strictObject({ teamId: idSchema });

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
export const getTeamCodeRequest = v.strictObject({ teamId: v.pipe(idSchema, v.maxLength(32)) });

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
  limit: v.optional(whole(1, listMyTeamsMaxLimit)),
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

export interface TeamActions {
  'groupbuy.getTeam': Action<'member', typeof getTeamRequest, GetTeamReply, GetTeamRefusal>;
  'groupbuy.getTeamCode': Action<
    'member',
    typeof getTeamCodeRequest,
    GetTeamCodeReply,
    GetTeamCodeRefusal
  >;
  'groupbuy.listMyTeams': Action<'member', typeof listMyTeamsRequest, ListMyTeamsReply>;
}
