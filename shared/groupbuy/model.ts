import type { Fen, Points } from '../kernel/amounts';
import type { MemberId, OrderId, RequestId } from '../kernel/ids';

/** What a campaign sells, as shown and as it is written on an order. */
export interface CampaignItem {
  readonly itemId: string;
  readonly title: string;
  /** `art:<name>` (drawn by us) or an address. */
  readonly picture: string;
  readonly description: string;
}

/** How the goods reach the member once the team has succeeded. */
export type CampaignDelivery =
  | {
      readonly kind: 'pickup';
      /** The stores that hand it out; null for all of them. */
      readonly storeIds: readonly string[] | null;
      /** Days from success in which it must be collected. */
      readonly collectDays: number;
    }
  | { readonly kind: 'ship' };

/** What the shop decides about a campaign. Source: docs/domain/groupbuy.md, rule 1. */
export interface CampaignTerms {
  readonly item: CampaignItem;
  /** What one piece costs without a team; shown, so that the saving is honest. */
  readonly alonePriceFen: Fen;
  /** What one piece costs in a team. */
  readonly teamPriceFen: Fen;
  /** Points that are part of the price of one piece; 0 for none. */
  readonly teamPricePoints: Points;
  /** Points every buyer is given once the team has succeeded; 0 for none. */
  readonly bonusPoints: Points;
  /** People in a team, the leader included. */
  readonly teamSize: number;
  /** Hours a team has, from its opening. */
  readonly teamHours: number;
  /** Teams may be opened from here ... */
  readonly opensAtMs: number;
  /** ... until before here; null for as long as the shop likes. */
  readonly closesAtMs: number | null;
  /** Pieces in all; null for no limit. A team sets aside enough for all its seats when it opens. */
  readonly stock: number | null;
  readonly maxPerOrder: number;
  /** Pieces that one member may buy in all; null for no limit. */
  readonly maxPerMember: number | null;
  readonly delivery: CampaignDelivery;
  /** Whether a leader who has paid may leave; the next seat then leads, the deadline stays. */
  readonly leaderMayLeave: boolean;
  /** From so many paid seats on the shop may complete a short team, openly; null for never. */
  readonly shopCompletesFrom: number | null;
}

/** One immutable version of a campaign. A team keeps the version it was opened under. */
export interface Campaign {
  readonly campaignId: string;
  readonly version: number;
  readonly terms: CampaignTerms;
  readonly publishedAtMs: number;
}

/**
 * - `held`: kept for somebody who has not paid, until `heldUntilMs`. - `paid`.
 * - `released`: given up before it was paid. - `refunding`, `refunded`: paid once, the money goes or
 *   went back. Only the first two take a place in the team.
 */
export type SeatState = 'held' | 'paid' | 'released' | 'refunding' | 'refunded';

/** Why a seat was given up, or its money went back. */
export type SeatReason =
  | 'unpaid'
  | 'left'
  | 'team_failed'
  | 'team_completed'
  | 'paid_late'
  | 'not_collected'
  | 'after_sales';

/** What an operator did to a team, or to one order in it: who, why and when. */
export interface ShopDeed {
  readonly operator: string;
  /** In the operator's own words; members are shown it. */
  readonly reason: string;
  readonly atMs: number;
  /** The request that did it: repeated, it hears the first answer. */
  readonly requestId: RequestId;
}

/** One person's place in a team. */
export interface Seat {
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly quantity: number;
  /** Where its taker wants to collect; null for any store that hands the item out. */
  readonly storeId: string | null;
  readonly state: SeatState;
  readonly heldAtMs: number;
  readonly heldUntilMs: number;
  /** When WeChat took the money; null before. */
  readonly paidAtMs: number | null;
  readonly reason: SeatReason | null;
  /** Whether everything that follows from its state has been done: order, limit, points, money. */
  readonly isSettled: boolean;
  /** The shop's own doing behind the reason `after_sales`; absent otherwise. */
  readonly afterSales?: ShopDeed;
}

/** Which request gave which seat up. */
export interface Departure {
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly requestId: RequestId;
}

/**
 * - `open`: people may join until the deadline. - `full`: every seat is paid (or the shop completed
 *   it); orders are being made ready. - `succeeded`, `failed`: over.
 */
export type TeamState = 'open' | 'full' | 'succeeded' | 'failed';

/** A team: everything that decides who is in it is this one document. */
export interface Team {
  readonly teamId: string;
  readonly campaignId: string;
  readonly campaignVersion: number;
  /** The terms when the team opened; later versions of the campaign change nothing here. */
  readonly terms: CampaignTerms;
  readonly state: TeamState;
  readonly leaderId: MemberId;
  /** In the order of taking; those given up are dropped once settled. */
  readonly seats: readonly Seat[];
  /** The newest of those who left, so that a request repeated later hears what it heard. */
  readonly departures: readonly Departure[];
  /** Places nobody holds or has paid for. */
  readonly seatsLeft: number;
  readonly paidSeats: number;
  /** Set when the shop completed a short team; shown to everybody. */
  readonly completedByShop: boolean;
  /** Who completed it and why; null otherwise. */
  readonly completion: ShopDeed | null;
  readonly openedAtMs: number;
  readonly deadlineMs: number;
  /** Pieces of a limited stock that it still keeps for its seats; 0 once it is settled. */
  readonly stockPieces: number;
  /** When the team succeeded or failed; null before. */
  readonly endedAtMs: number | null;
  /** When something about it is next to be done; null when nothing is left. */
  readonly nextDueAtMs: number | null;
  /** Counts changes. */
  readonly seq: number;
}

/** What a member has in a campaign: the seat that is open, and the pieces bought so far. */
export interface Participation {
  readonly campaignId: string;
  readonly memberId: MemberId;
  /** The order of the one open seat; null for none. */
  readonly openOrderId: OrderId | null;
  readonly openTeamId: string | null;
  /** Pieces of the open seat; 0 without. */
  readonly openQuantity: number;
  /** Times the open seat's own request has come again. */
  readonly renewals: number;
  /** Pieces ordered and not given up, those of the open seat included. */
  readonly quantity: number;
  /** When to look whether the open seat still is one; null without. */
  readonly checkAtMs: number | null;
}
