import type { Participation } from '#shared/groupbuy/model';
import { participationIdOf } from '#shared/groupbuy/participation';
import type { MemberId, OrderId } from '#shared/kernel/ids';
import type { Call } from '../../../_kit/action';
import { addDocument, findDocument, isUpdated, type Stored } from '../../../_kit/documents';
import { checkAtMsFrom, isFreeFor, nothingOpen, openOf, retiredId, type Claim } from './claim';

const collection = 'groupbuy_participations';

/** A seat whose claim ends. */
export interface ClaimedSeat {
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly quantity: number;
}

export function findParticipation(
  call: Call,
  campaignId: string,
  memberId: MemberId,
): Promise<Participation | null> {
  return findDocument<Participation>(
    call.database,
    collection,
    participationIdOf(campaignId, memberId),
  );
}

/**
 * Claims the one open seat of a member in a campaign, and the pieces with it, by one conditional write:
 * of any number at once one gets it. Gives null, or who else has it.
 */
export async function claimSeat(
  call: Call,
  claim: Claim,
  known: Participation | null,
): Promise<Participation | null> {
  if (known === null && (await addClaim(call, claim)) === 'added') return null;
  const isOwn = known?.openOrderId === claim.orderId;
  for (let tried = 0; tried < 8; tried += 1) {
    for (const write of isOwn ? [renewClaim, updateClaim] : [updateClaim, renewClaim]) {
      if (await write(call, claim)) return null;
    }
    const standing = await findParticipation(call, claim.campaignId, claim.memberId);
    if (!standing) throw new Error(`participation of ${claim.memberId} is taken and missing`);
    // Given up between the writes and the look: nothing is in the way any more.
    if (!isFreeFor(standing, claim)) return standing;
  }
  throw new Error(`participation of ${claim.memberId} kept changing`);
}

/** Ends claims of seats that were given up: the pieces may be bought again. */
export async function giveUpClaims(
  call: Call,
  campaignId: string,
  seats: readonly ClaimedSeat[],
): Promise<void> {
  const quantities = new Set(seats.map(({ quantity }) => quantity));
  await Promise.all(
    [...quantities].map((quantity) =>
      endClaims(
        call,
        campaignId,
        seats.filter((seat) => seat.quantity === quantity),
        { quantity: call.database.command.inc(-quantity) },
      ),
    ),
  );
}

/** Ends claims of seats in a team that succeeded: the pieces are bought. */
export function closeClaims(
  call: Call,
  campaignId: string,
  seats: readonly ClaimedSeat[],
): Promise<void> {
  return endClaims(call, campaignId, seats, {});
}

/** Claims that nobody has looked at for too long: perhaps their flow died before it had a seat. */
export async function listClaimsToCheck(call: Call, limit: number): Promise<Participation[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ checkAtMs: call.database.command.lte(call.nowMs) })
    .orderBy('checkAtMs', 'asc')
    .limit(limit)
    .get()) as { data: Stored<Participation>[] };
  return data;
}

/** Looks again later, at a claim that turned out to have its seat. */
export async function checkClaimAt(
  call: Call,
  { campaignId, memberId, openOrderId }: Participation,
  checkAtMs: number,
): Promise<void> {
  await call.database
    .collection(collection)
    .where({ _id: participationIdOf(campaignId, memberId), openOrderId })
    .update({ checkAtMs });
}

/**
 * Ends a claim without a seat, unless its flow has come back to life meanwhile: a repeated request holds
 * on to its claim first. `retired` is the first half where something is to be given back in between.
 */
export async function dropStaleClaim(
  call: Call,
  { campaignId, memberId, openOrderId, openQuantity }: Participation,
  as: 'dropped' | 'retired',
): Promise<boolean> {
  const { command } = call.database;
  return isUpdated(
    call.database
      .collection(collection)
      .where({
        _id: participationIdOf(campaignId, memberId),
        openOrderId,
        checkAtMs: command.lte(call.nowMs),
      })
      .update(
        as === 'retired'
          ? { openOrderId: retiredId(openOrderId) }
          : { ...nothingOpen, quantity: command.inc(-openQuantity) },
      ),
  );
}

function addClaim(call: Call, claim: Claim): Promise<'added' | 'exists'> {
  const { campaignId, memberId, quantity } = claim;
  const participation: Participation = {
    campaignId,
    memberId,
    quantity,
    ...openOf(claim, call.nowMs),
  };
  const _id = participationIdOf(campaignId, memberId);
  return addDocument(call.database, collection, { _id, ...participation });
}

async function updateClaim(call: Call, claim: Claim): Promise<boolean> {
  const { command } = call.database;
  const { campaignId, memberId, quantity, maxPerMember } = claim;
  return isUpdated(
    call.database
      .collection(collection)
      .where({
        _id: participationIdOf(campaignId, memberId),
        openOrderId: null,
        ...(maxPerMember === null ? {} : { quantity: command.lte(maxPerMember - quantity) }),
      })
      .update({ ...openOf(claim, call.nowMs), quantity: command.inc(quantity) }),
  );
}

/** A repeated request holds on to its own claim, so that the sweep does not end it under its hands. */
async function renewClaim(call: Call, claim: Claim): Promise<boolean> {
  const { campaignId, memberId, orderId } = claim;
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: participationIdOf(campaignId, memberId), openOrderId: orderId })
      .update({ checkAtMs: checkAtMsFrom(call.nowMs), renewals: call.database.command.inc(1) }),
  );
}

async function endClaims(
  call: Call,
  campaignId: string,
  seats: readonly ClaimedSeat[],
  change: object,
): Promise<void> {
  if (seats.length === 0) return;
  const { command } = call.database;
  await call.database
    .collection(collection)
    .where({
      _id: command.in(seats.map(({ memberId }) => participationIdOf(campaignId, memberId))),
      openOrderId: command.in(seats.map(({ orderId }) => orderId)),
    })
    .update({ ...nothingOpen, ...change });
}
