import type { Order } from '../order/model';
import type { Breach, Invariant } from './model';
import { isSettled, isStanding, mallOrders } from './orders';
import { documentsOf } from './shop';

/** What the invariants read of a stock document. */
interface Stock {
  readonly itemId: string;
  readonly left: number;
  readonly out: number;
  readonly added: number;
  readonly moves: readonly {
    readonly moveId: string;
    readonly token: string;
    readonly quantity: number;
  }[];
  readonly openMoves: number;
}

interface CampaignStock {
  readonly campaignId: string;
  readonly added: number;
  readonly left: number;
  readonly sold: number;
  readonly setAside: readonly { readonly teamId: string; readonly pieces: number }[];
}

export const stockInvariants: readonly Invariant[] = [
  {
    number: 16,
    says: 'of each item and campaign: what ever came is left or out, nothing negative, and out is what orders and teams hold',
    needs: ['stock', 'orders'],
    *breaches(shop) {
      for (const stock of documentsOf(shop.dump, 'stock') as Stock[]) {
        const { itemId, left, out, added, moves, openMoves } = stock;
        if (left < 0 || out < 0) yield { of: itemId, what: `${String(left)} left` };
        if (left + out !== added) yield { of: itemId, what: `${String(added)} came` };
        if (moves.length !== openMoves) yield { of: itemId, what: 'a journal that miscounts' };
        const own = mallOrders(shop).filter((order) => order.item.itemId === itemId);
        yield* heldBy(stock, own);
      }
      for (const stock of documentsOf(shop.dump, 'groupbuy_stocks') as CampaignStock[]) {
        const { campaignId, added, left, sold, setAside } = stock;
        const aside = setAside.reduce((sum, { pieces }) => sum + pieces, 0);
        const teams = new Set(setAside.map(({ teamId }) => teamId));
        if (left < 0 || sold < 0) yield { of: campaignId, what: `${String(left)} left` };
        if (left + aside + sold !== added) yield { of: campaignId, what: `${String(added)} came` };
        if (teams.size !== setAside.length) yield { of: campaignId, what: 'a team has some twice' };
      }
    },
  },
];

/**
 * While an order is under way nobody can tell from outside whether it has taken or given back yet, and
 * what a run took before it died has no order yet, only a line in the journal. So has what a late twin
 * took in vain, until it is given back: the order names another taking.
 */
function* heldBy({ itemId, out, moves }: Stock, orders: readonly Order[]): Generator<Breach> {
  const sum = (of: readonly { readonly quantity: number }[]): number =>
    of.reduce((all, one) => all + one.quantity, 0);
  const counted = new Map(orders.map(({ orderId, stockToken }) => [`take:${orderId}`, stockToken]));
  const orphans = moves.filter(
    ({ moveId, token }) => moveId.startsWith('take:') && counted.get(moveId) !== token,
  );
  const surely = sum(orders.filter(isStanding));
  const open = orders.filter((order) => !isStanding(order) && !isSettled(order));
  const most = surely + sum(open) + sum(orphans);
  if (out < surely || out > most) {
    const held = `${String(surely)} to ${String(most)}`;
    yield { of: itemId, what: `${String(out)} out, orders hold ${held}` };
  }
}
