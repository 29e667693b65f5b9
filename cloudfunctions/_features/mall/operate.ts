import type { InferOutput } from 'valibot';
import { canonicalJson } from '#shared/kernel/canonicaljson';
import type { OrderId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import { shelfMax } from '#shared/mall/contract/items';
import type {
  publishItemRequest,
  PublishItemRefusal,
  PublishItemReply,
  RestockRefusal,
  RestockReply,
  restockRequest,
  ShipOrderRefusal,
  ShipOrderReply,
  shipOrderRequest,
} from '#shared/mall/contract/operate';
import { cashWorthFenPer1000, fairPricePoints, worthFenPer1000 } from '#shared/mall/rules';
import type { Call, WriteRefusal } from '../../_kit/action';
import { pointsRulesInForce, tierRulesInForce } from '../../_ledger/rulebook';
import { findOrder, moveOrder } from '../../_orders/orders';
import { restock as restockItem } from '../../_orders/restock';
import { itemsOnShelf } from './catalogue';
import { addressOf } from './orders';
import { appendVersion, findShelved, findVersion, shelve, type PublishedItem } from './repository';

type PublishOrder = InferOutput<typeof publishItemRequest>;

/**
 * Publishes the next version of an item and puts it on the shelf. The version's number is its
 * document's id: of two publishers at once one is told that the other was first.
 */
export async function publishItem(
  call: Call,
  order: PublishOrder,
): Promise<Result<PublishItemReply, PublishItemRefusal | WriteRefusal>> {
  const { itemId, afterVersion, operator, body } = order;
  const before = afterVersion === 0 ? null : await findVersion(call, itemId, afterVersion);
  if (afterVersion > 0 && !before) {
    const latestVersion = await findShelved(call, itemId);
    return refuse({ code: 'mall.version_conflict', latestVersion });
  }
  if (!before && (await itemsOnShelf(call)).size >= shelfMax) {
    return refuse({ code: 'mall.shelf_full', shelfMax });
  }
  const tierCodes = (await tierRulesInForce(call))?.body.tiers.map(({ code }) => code) ?? [];
  if (body.minTier && !tierCodes.includes(body.minTier)) {
    return refuse({ code: 'mall.tier_unknown', tierCodes });
  }
  const published: PublishedItem = {
    ...body,
    itemId,
    version: afterVersion + 1,
    publishedAtMs: call.nowMs,
    addedAtMs: before?.addedAtMs ?? call.nowMs,
    requestId: call.requestId,
    operator,
  };
  if ((await appendVersion(call, published)) === 'exists') {
    const standing = await findVersion(call, itemId, published.version);
    if (standing?.requestId !== call.requestId) {
      const latestVersion = await findShelved(call, itemId);
      return refuse({ code: 'mall.version_conflict', latestVersion });
    }
    if (!isSame(standing, published)) return refuse({ code: 'request.key_reused' });
  }
  // Repeated, this puts it on the shelf where the first run died before it could.
  await shelve(call, itemId, published.version);
  return accept(await replyFor(call, published));
}

/** More of an item, or fewer; once for each request id. */
export async function restock(
  call: Call,
  { itemId, quantity, reason, operator }: InferOutput<typeof restockRequest>,
): Promise<Result<RestockReply, RestockRefusal | WriteRefusal>> {
  const isKnown = (await itemsOnShelf(call)).has(itemId) || (await findShelved(call, itemId)) > 0;
  if (!isKnown) return refuse({ code: 'mall.item_not_found' });
  const delivery = { requestId: call.requestId, quantity, reason, operator, atMs: call.nowMs };
  const { outcome, left } = await restockItem(call, itemId, delivery);
  if (outcome === 'short') return refuse({ code: 'mall.stock_too_low', stockLeft: left });
  if (outcome === 'key_reused') return refuse({ code: 'request.key_reused' });
  return accept({ itemId, stockLeft: left });
}

/** A parcel nobody complains of has arrived by then. */
const receivedAfterMs = 15 * 86_400_000;

/** The parcel is on its way: from here on the order cannot be cancelled. */
export async function shipOrder(
  call: Call,
  { orderId, carrier, trackingNumber, operator }: InferOutput<typeof shipOrderRequest>,
): Promise<Result<ShipOrderReply, ShipOrderRefusal | WriteRefusal>> {
  const order = await findOrder(call, orderId as OrderId);
  if (order?.delivery.kind !== 'ship' || order.listedAtMs === null) {
    return refuse({ code: 'mall.order_not_found' });
  }
  const { delivery } = order;
  const parcel = { carrier, trackingNumber };
  const reply = { orderId: order.orderId, address: addressOf(call, delivery.sealedAddress) };
  if (order.state === 'ready') {
    const nextCheckAtMs = call.nowMs + receivedAfterMs;
    const patch = { 'delivery.parcel': parcel, nextCheckAtMs };
    const by = `operator:${operator}` as const;
    if (await moveOrder(call, order, { from: 'ready', to: 'shipped', by, patch })) {
      return accept({ ...reply, state: 'shipped' });
    }
  }
  const standing = await findOrder(call, order.orderId);
  if (standing?.state !== 'shipped' || standing.delivery.kind !== 'ship') {
    return refuse({ code: 'mall.not_shippable', state: standing?.state });
  }
  const isSameParcel = canonicalJson(standing.delivery.parcel) === canonicalJson(parcel);
  return isSameParcel
    ? accept({ ...reply, state: 'shipped' })
    : refuse({ code: 'request.key_reused' });
}

function isSame(a: PublishedItem, b: PublishedItem): boolean {
  const times = { publishedAtMs: 0, addedAtMs: 0 };
  return canonicalJson({ ...a, ...times }) === canonicalJson({ ...b, ...times });
}

/** Told, never enforced: a gift worth little per point is what members complain of most. */
async function replyFor(call: Call, item: PublishedItem): Promise<PublishItemReply> {
  const { cash } = (await pointsRulesInForce(call)).body;
  const { itemId, version, pricePoints } = item;
  const worth = worthFenPer1000(item);
  const cashWorth = cashWorthFenPer1000(cash);
  const fairPrice = fairPricePoints(item, cash);
  const isPoorer = worth !== null && cashWorth !== null && fairPrice !== null;
  const warnings: PublishItemReply['warnings'] =
    worth === null
      ? [{ code: 'no_reference_price' }]
      : isPoorer && pricePoints > fairPrice
        ? [
            {
              code: 'poorer_than_cash',
              worthFenPer1000: worth,
              cashWorthFenPer1000: cashWorth,
              fairPricePoints: fairPrice,
            },
          ]
        : [];
  return { itemId, version, worthFenPer1000: worth, warnings };
}
