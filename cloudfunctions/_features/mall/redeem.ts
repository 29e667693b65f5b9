import { negatePoints } from '#shared/kernel/amounts';
import { accept, refuse, type Result } from '#shared/kernel/result';
import { countRedeemed } from '#shared/mall/limits';
import type { RedeemRefusal, RedeemReply } from '#shared/mall/contract/redeem';
import type { Item } from '#shared/mall/model';
import { decideRedeem, type RedeemDecision, type RedeemWish as RuleWish } from '#shared/mall/rules';
import type { Order } from '#shared/order/model';
import type { PaymentSheet, PreparePaymentRefusal } from '#shared/payment/contract';
import type { Account } from '#shared/points/model';
import { spend } from '#shared/points/rules';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import type { PostingContext } from '../../_ledger/context';
import { postToAccount, type Decision } from '../../_ledger/post';
import { findOrder } from '../../_orders/orders';
import { listOpenStores } from '../../_stores/directory';
import { strikeTaken } from '../../_orders/stock';
import { itemsOnShelf } from './catalogue';
import { debitIdOf, redeemOrderId } from './debit';
import { onLadder } from './ladder';
import { askForMoney } from './money';
import { markPlaced, resolvePlacing, stateOncePlaced } from './outcome';
import { place, takeBack, type PlaceRefusal, type RedeemWish } from './place';
import type { MallPorts } from './ports';

/**
 * Points for an item. The stock is taken, the order placed, and the account changed, each by one
 * conditional write under the order's own id; then the entry is added, the order made ready and the
 * stock's journal cleared at once. Eight database calls, five of them one after another.
 *
 * A run may die between any two: the same request goes on where it ended, and so does the sweeper.
 * Source: docs/domain/mall.md, "How a redemption is written".
 */
export async function redeem(
  call: MemberCall,
  ports: MallPorts,
  wish: RedeemWish,
): Promise<Result<RedeemReply, RedeemRefusal | WriteRefusal>> {
  const orderId = redeemOrderId(call.caller.memberId, call.requestId);
  // Asked for beside the account, which is read first of all.
  const [found, offer] = [findOrder(call, orderId), offerFor(call, wish)];
  // Awaited further down; a failure before that is told by whatever failed first.
  for (const asked of [found, offer]) asked.catch(() => undefined);
  let placed: Promise<Result<Order, PlaceRefusal>> | null = null;
  const run: { isPlaced: boolean; sheet: SheetOrRefusal | null } = { isPlaced: false, sheet: null };

  const posted = await postToAccount<Order | null, RedeemRefusal | WriteRefusal>(
    call,
    call.caller,
    async (account, context, debit) => {
      const standing = await found;
      if (standing && !isSameWish(standing, wish)) return refuse({ code: 'request.key_reused' });
      if (standing && standing.state !== 'placing') return accept({ answered: standing });
      // Paid by a twin of this request, or by a run that died.
      if (debit) return accept({ answered: null });

      const { item, openStoreIds } = await offer;
      const wanted = { ...wish, openStoreIds, hasAddress: wish.address !== undefined };
      const decided = item ? decide(call, item, wanted, { account, context }) : itemNotFound;
      if (!item || !decided.ok) {
        if (placed && (await placed).ok) await takeBack(call, orderId, wish);
        return decided.ok ? itemNotFound : decided;
      }
      placed ??= place(call, { orderId, item, wish, decided: decided.value });
      const order = await placed;
      if (!order.ok) return order;
      if (order.value.state !== 'placing') return accept({ answered: order.value });
      return accept({
        ...payment(call, order.value, item, account, context),
        reply: () => order.value,
        alongside: async () => {
          const { stockToken = '' } = order.value;
          [run.isPlaced, run.sheet] = await Promise.all([
            markPlaced(call, order.value),
            order.value.priceFen > 0 ? askForMoney(call, ports, order.value) : null,
            strikeTaken(call, wish.itemId, stockToken),
          ]);
        },
      });
    },
    debitIdOf(orderId),
  );
  if (!posted.ok) return posted;
  const order = posted.value;
  if (order && run.isPlaced) {
    return replyFrom({ ...order, state: stateOncePlaced(order) }, run.sheet);
  }
  const isStanding = order !== null && order.state !== 'placing';
  const standing = isStanding ? order : await resolvePlacing(call, ports, orderId);
  const waits = standing.state === 'awaiting_payment';
  return replyFrom(standing, waits ? await askForMoney(call, ports, standing) : null);
}

type SheetOrRefusal = Result<PaymentSheet, PreparePaymentRefusal>;

const notConfigured = refuse({ code: 'payment.not_configured' } as const);
const itemNotFound = refuse({ code: 'mall.item_not_found' } as const);

/** What is asked for, as it stands on the shelf, and the stores if one is named; cached, both. */
async function offerFor(
  call: MemberCall,
  { itemId, storeId }: RedeemWish,
): Promise<{ item: Item | undefined; openStoreIds: string[] }> {
  const [items, stores] = await Promise.all([
    itemsOnShelf(call),
    storeId === undefined ? [] : listOpenStores(call),
  ]);
  return { item: items.get(itemId), openStoreIds: stores.map((store) => store.storeId) };
}

function decide(
  call: MemberCall,
  item: Item,
  wish: RuleWish,
  { account, context }: { account: Account; context: PostingContext },
): Result<RedeemDecision, RedeemRefusal> {
  const { availablePoints, redeemed = [] } = account;
  const { today, nowMs, dayBoundary, tierRule } = context;
  const member = { availablePoints, redeemed, onLadder: onLadder(account, tierRule) };
  const decided = decideRedeem(item, wish, { ...member, today, nowMs, dayBoundary });
  const needsMoney = decided.ok && decided.value.priceFen > 0;
  return needsMoney && !call.ports.pay.account ? notConfigured : decided;
}

/** The debit and the count for the limits, in one write. */
function payment(
  call: MemberCall,
  order: Order,
  item: Item,
  account: Account,
  { today, nowMs, dayBoundary }: PostingContext,
): Pick<Extract<Decision<Order>, { posting: unknown }>, 'posting'> {
  const { pricePoints, quantity } = order;
  const spent = spend(account, pricePoints);
  if (!spent.ok) throw new Error(`${order.orderId} was decided without the points for it`);
  const counted = { quantity, today, nowMs, dayBoundary };
  return {
    posting: {
      entryId: debitIdOf(order.orderId),
      kind: 'redeem',
      holdings: spent.value,
      businessDate: today,
      atMs: call.nowMs,
      requestId: call.requestId,
      explanation: {
        rule: { name: 'mall', version: item.version },
        steps: [
          {
            code: 'redeem',
            points: negatePoints(pricePoints),
            facts: {
              itemId: item.itemId,
              title: item.title,
              quantity,
              pricePoints: item.pricePoints,
              orderId: order.orderId,
            },
          },
        ],
      },
      changes: { redeemed: countRedeemed(account.redeemed ?? [], item, counted) },
    },
  };
}

function isSameWish({ item, quantity, delivery }: Order, wish: RedeemWish): boolean {
  const isSameDelivery = wish.delivery === undefined || wish.delivery === delivery.kind;
  return item.itemId === wish.itemId && quantity === wish.quantity && isSameDelivery;
}

/** An order that waits for money has a sheet, or says why there is none: it may be had later. */
function replyFrom(
  { orderId, state, pricePoints, priceFen, delivery }: Order,
  sheet: SheetOrRefusal | null,
): Result<RedeemReply, PreparePaymentRefusal> {
  if (sheet && !sheet.ok) return sheet;
  const collectByMs = delivery.kind === 'pickup' ? delivery.collectByMs : null;
  const payment = sheet?.value ?? null;
  return accept({ orderId, state, pricePoints, priceFen, payment, collectByMs });
}
