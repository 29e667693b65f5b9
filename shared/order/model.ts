import type { Fen, Points } from '../kernel/amounts';
import type { MemberId, OrderId, RequestId } from '../kernel/ids';

/** What an order came from; each kind has its own graph of states in rules.ts. */
export type OrderKind = 'mall' | 'groupbuy';

/**
 * - `placing`: under way; nobody but the flow that placed it and the sweeper looks at it.
 * - `awaiting_payment`: money is asked for. `locked`: paid, the team is not full yet.
 * - `ready`: waits to be collected or shipped. `collected`, `shipped`, `received`: handed over.
 * - `cancelled`: given up before it was handed over. `lapsed`: not collected in time.
 * - `refunding`, `refunded`: the money goes, and is, back.
 */
export const orderStates = [
  'placing',
  'awaiting_payment',
  'locked',
  'ready',
  'collected',
  'shipped',
  'received',
  'cancelled',
  'lapsed',
  'refunding',
  'refunded',
] as const;
export type OrderState = (typeof orderStates)[number];

/** Things to take home, something done in the store, or a paper that is worth something there. */
export type GoodsKind = 'goods' | 'service' | 'voucher';

/** The thing as it was when it was ordered: later changes of the item do not reach it. */
export interface OrderedItem {
  readonly itemId: string;
  readonly version: number;
  readonly title: string;
  readonly kind: GoodsKind;
  /** `art:<name>` (drawn by us) or an address; null where there is none. */
  readonly picture: string | null;
}

export interface PickupDelivery {
  readonly kind: 'pickup';
  /** Where it can be collected; null in every store. */
  readonly storeIds: readonly string[] | null;
  /** The first instant at which it cannot be collected any more; null while that is open. */
  readonly collectByMs: number | null;
}

export interface ShipDelivery {
  readonly kind: 'ship';
  /** Name, phone and address as one sealed text: see `_kit/seal.ts`. */
  readonly sealedAddress: string;
  /** Null until shipped. */
  readonly parcel: Parcel | null;
}

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

/** Where a parcel goes to. Personal: stored sealed, shown to its owner and to who ships it. */
export interface Address {
  readonly name: string;
  readonly phone: string;
  /** Province, city, district. */
  readonly region: string;
  readonly detail: string;
}

/** Who moved an order: `member`, `sweep`, `payment`, `staff:<staffId>` or `operator:<name>`. */
export type OrderActor = 'member' | 'sweep' | 'payment' | `staff:${string}` | `operator:${string}`;

export interface OrderEvent {
  readonly state: OrderState;
  readonly atMs: number;
  readonly by: OrderActor;
}

export interface Collected {
  readonly storeId: string;
  readonly staffId: string;
  readonly atMs: number;
  /** The request that collected it: repeated, it hears the first answer. */
  readonly requestId: RequestId;
}

/** What becomes of the points when a pick-up deadline passes. */
export type LapseRule = 'return' | 'forfeit';

/** What becomes of the money then. */
export type CashLapseRule = 'refund' | 'keep';

/**
 * One thing a member is to receive. Every change is a conditional update on `state`, so whatever two
 * want at the same instant (cancel, collect, lapse), one of them gets.
 * Source: docs/domain/order.md.
 */
export interface Order {
  readonly orderId: OrderId;
  readonly kind: OrderKind;
  readonly memberId: MemberId;
  readonly requestId: RequestId;
  /** Which taking of the stock counts for it; absent where none is taken. */
  readonly stockToken?: string;
  /** The team it is bought in; group-buy only. */
  readonly teamId?: string;
  readonly item: OrderedItem;
  readonly quantity: number;
  /** For all of it. */
  readonly pricePoints: Points;
  /** For all of it. */
  readonly priceFen: Fen;
  readonly delivery: PickupDelivery | ShipDelivery;
  readonly onLapse: LapseRule;
  /** Redeemed with a part in money only. */
  readonly onLapseCash?: CashLapseRule;
  /** Redeemed with a part in money only: from then on it cannot be paid. Units: ms since the epoch. */
  readonly payByMs?: number;
  /** Random, 16 characters with one to check; shown and good only while `ready` to be collected. */
  readonly voucherCode: string;
  readonly state: OrderState;
  /** Oldest first; the last is the present state. */
  readonly history: readonly OrderEvent[];
  readonly collected: Collected | null;
  /** The member's request that cancelled it. */
  readonly endedBy?: RequestId;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** Since when the member sees it in the list; null for one that never came about. */
  readonly listedAtMs: number | null;
  /** When the sweeper looks at it next; null when nothing is left to do. */
  readonly nextCheckAtMs: number | null;
}
