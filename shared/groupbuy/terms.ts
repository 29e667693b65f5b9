import { toFen, toPoints, type Fen, type Points } from '../kernel/amounts';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Campaign, CampaignDelivery, CampaignTerms } from './model';

const hourMs = 3_600_000;

/** How long a seat is kept for somebody who has not paid. Units: ms. */
export const seatHoldMs = 15 * 60_000;

/**
 * A payment sheet is given only while so much of the hold is left: WeChat opens no payment for less
 * than a minute, and no function lives longer, so a seat cannot lapse under a running request.
 */
export const leastPayingMs = 60_000;

/** What a buyer asks for besides the seat. */
export interface SeatWish {
  readonly quantity: number;
  readonly storeId: string | null;
  /** Whether an address came with it. */
  readonly hasAddress: boolean;
}

/** What a seat costs in all. */
export interface SeatPrice {
  readonly amountFen: Fen;
  readonly pricePoints: Points;
}

/** What a seat with so many pieces costs, money and points. */
export function priceOf(
  { teamPriceFen, teamPricePoints }: Pick<CampaignTerms, 'teamPriceFen' | 'teamPricePoints'>,
  quantity: number,
): SeatPrice {
  return {
    amountFen: toFen(teamPriceFen * quantity),
    pricePoints: toPoints(teamPricePoints * quantity),
  };
}

/** What one piece costs less in a team. */
export function savingOf({
  alonePriceFen,
  teamPriceFen,
}: Pick<CampaignTerms, 'alonePriceFen' | 'teamPriceFen'>): Fen {
  return toFen(alonePriceFen - teamPriceFen);
}

/** `opensAtMs` belongs to the campaign, `closesAtMs` does not. */
export function campaignStatusAt(
  { opensAtMs, closesAtMs }: Pick<CampaignTerms, 'opensAtMs' | 'closesAtMs'>,
  nowMs: number,
): 'coming' | 'running' | 'ended' {
  if (nowMs < opensAtMs) return 'coming';
  return closesAtMs !== null && nowMs >= closesAtMs ? 'ended' : 'running';
}

/** A team has its hours from the opening, also where the campaign closes earlier. */
export function teamDeadlineMs(
  { teamHours }: Pick<CampaignTerms, 'teamHours'>,
  openedAtMs: number,
) {
  return openedAtMs + teamHours * hourMs;
}

/** Pieces that a new team sets aside, so that whoever joins it finds goods. */
export function piecesOfTeam({
  teamSize,
  maxPerOrder,
}: Pick<CampaignTerms, 'teamSize' | 'maxPerOrder'>): number {
  return teamSize * maxPerOrder;
}

export type OpeningRefusal =
  | Refusal<'groupbuy.campaign_not_started'>
  | Refusal<'groupbuy.campaign_ended'>
  | Refusal<'groupbuy.campaign_changed'>;

/**
 * Whether a team may be opened in a campaign now. `seenVersion` is what the member was shown; null
 * where that is not known. Source: docs/domain/groupbuy.md, rules 1 and 2.
 */
export function decideOpening(
  { version, terms }: Pick<Campaign, 'version' | 'terms'>,
  seenVersion: number | null,
  nowMs: number,
): Result<null, OpeningRefusal> {
  const { opensAtMs, closesAtMs } = terms;
  const status = campaignStatusAt(terms, nowMs);
  if (status === 'coming') return refuse({ code: 'groupbuy.campaign_not_started', opensAtMs });
  if (status === 'ended') return refuse({ code: 'groupbuy.campaign_ended', closesAtMs });
  if (seenVersion !== null && seenVersion !== version) {
    return refuse({ code: 'groupbuy.campaign_changed', version });
  }
  return accept(null);
}

export type WishRefusal =
  | Refusal<'groupbuy.too_many_an_order'>
  | Refusal<'groupbuy.too_many_a_member'>
  | Refusal<'groupbuy.store_not_offered'>
  | Refusal<'groupbuy.delivery_mismatch'>;

/**
 * Whether a member who has bought so many pieces may have what is wished for.
 * Source: docs/domain/groupbuy.md, rules 3 and 4.
 */
export function decideWish(
  terms: Pick<CampaignTerms, 'maxPerOrder' | 'maxPerMember' | 'delivery'>,
  wish: SeatWish,
  boughtQuantity: number,
): Result<null, WishRefusal> {
  const { maxPerOrder, maxPerMember, delivery } = terms;
  if (wish.quantity > maxPerOrder) {
    return refuse({ code: 'groupbuy.too_many_an_order', maxPerOrder });
  }
  const quantityLeft = quantityLeftOf(terms, boughtQuantity);
  if (quantityLeft !== null && wish.quantity > quantityLeft) {
    return refuse({ code: 'groupbuy.too_many_a_member', maxPerMember, quantityLeft });
  }
  return decideDelivery(delivery, wish);
}

/** Pieces a member may still buy; null for no limit. */
export function quantityLeftOf(
  { maxPerMember }: Pick<CampaignTerms, 'maxPerMember'>,
  boughtQuantity: number,
): number | null {
  return maxPerMember === null ? null : Math.max(0, maxPerMember - boughtQuantity);
}

function decideDelivery(
  delivery: CampaignDelivery,
  { storeId, hasAddress }: SeatWish,
): Result<null, WishRefusal> {
  if (delivery.kind === 'ship') {
    const fits = hasAddress && storeId === null;
    return fits ? accept(null) : refuse({ code: 'groupbuy.delivery_mismatch' });
  }
  if (hasAddress) return refuse({ code: 'groupbuy.delivery_mismatch' });
  const isOffered =
    storeId === null || delivery.storeIds === null || delivery.storeIds.includes(storeId);
  return isOffered ? accept(null) : refuse({ code: 'groupbuy.store_not_offered', storeId });
}
