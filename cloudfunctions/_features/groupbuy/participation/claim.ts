import type { Participation } from '#shared/groupbuy/model';
import { claimStandsMs } from '#shared/groupbuy/participation';
import type { MemberId, OrderId } from '#shared/kernel/ids';

/** A member's wish for the one open seat in a campaign. */
export interface Claim {
  readonly campaignId: string;
  readonly memberId: MemberId;
  readonly orderId: OrderId;
  readonly teamId: string;
  readonly quantity: number;
  /** Pieces in all; null for no limit. */
  readonly maxPerMember: number | null;
}

/** Whether a claim could be made on a participation as it stands. */
export function isFreeFor({ openOrderId, quantity }: Participation, claim: Claim): boolean {
  const { maxPerMember } = claim;
  return (
    openOrderId === null && (maxPerMember === null || quantity + claim.quantity <= maxPerMember)
  );
}

/** What a participation says while a claim is open. */
export function openOf({ orderId, teamId, quantity }: Claim, nowMs: number) {
  return {
    openOrderId: orderId,
    openTeamId: teamId,
    openQuantity: quantity,
    renewals: 0,
    checkAtMs: checkAtMsFrom(nowMs),
  };
}

/** What it says while none is. */
export const nothingOpen = {
  openOrderId: null,
  openTeamId: null,
  openQuantity: 0,
  checkAtMs: null,
};

/** When the sweep looks whether a claim of now still has a flow behind it. Units: ms. */
export function checkAtMsFrom(nowMs: number): number {
  return nowMs + claimStandsMs;
}

/** The order id that nobody comes back with. */
export function retiredId(openOrderId: OrderId | null): OrderId {
  return (isRetired(openOrderId) ? openOrderId : `retired:${openOrderId ?? ''}`) as OrderId;
}

export function isRetired(openOrderId: OrderId | null): boolean {
  return openOrderId?.startsWith('retired:') ?? false;
}
