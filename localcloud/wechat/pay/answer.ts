import type { Books } from './books';
import type { PayKeys } from './keys';
import type { RandomBytes } from './messages';

/** What WeChat's side is made of. */
export interface ApiParts {
  readonly books: Books;
  readonly keys: PayKeys;
  readonly nowMs: () => number;
  readonly random: RandomBytes;
}

/** An answer of WeChat's before it is signed. */
export type Answer = [status: number, value?: object];

export const refused = (status: number, code: string, message: string): Answer => [
  status,
  { code, message },
];
export const noOrder = refused(404, 'ORDER_NOT_EXIST', '订单不存在');

/** WeChat's own clock shows Beijing time. */
export function rfc3339(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
}
