import type { OrderId, RequestId } from '#shared/kernel/ids';

/**
 * How many of something there are. `added` (all that ever came) is always `left + out`, and `out` is
 * what the orders that stand have taken.
 *
 * `moves` is a journal of what is under way, by order: a flow that repeats itself meets its own line
 * and takes nothing twice. A flow that has come to its end strikes its line out, or else the sweeper
 * does, once the order itself says how it ended.
 * Source: docs/domain/order.md, rules 8 to 11.
 */
export interface Stock {
  readonly itemId: string;
  readonly left: number;
  readonly out: number;
  readonly added: number;
  readonly moves: readonly StockMove[];
  /** How many `moves` there are, for the sweeper's index. */
  readonly openMoves: number;
  /** The newest, with who and why. */
  readonly restocks: readonly Restock[];
}

export interface StockMove {
  /** `take:<orderId>` or `return:<orderId>`. */
  readonly moveId: string;
  /** Which taking this is: the order names the one that counts for it. `''` on a return. */
  readonly token: string;
  readonly quantity: number;
  readonly atMs: number;
}

export interface Restock {
  readonly requestId: RequestId;
  readonly quantity: number;
  readonly reason: string;
  readonly operator: string;
  readonly atMs: number;
}

/** The line of an order that takes, and of one that gives back. */
export const takeId = (orderId: OrderId): string => `take:${orderId}`;
export const returnId = (orderId: OrderId): string => `return:${orderId}`;

/** The order behind a line of the journal. */
export function orderIdOf({ moveId }: StockMove): OrderId {
  return moveId.slice(moveId.indexOf(':') + 1) as OrderId;
}

export function isReturn({ moveId }: StockMove): boolean {
  return moveId.startsWith('return:');
}
