import { breachesBesidesBooks, breachesInBooks } from '#shared/proof/invariants';
import type { Book, Shop } from '#shared/proof/model';
import { shopOf } from '#shared/proof/shop';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import type { SimulatedShop } from './shop';

/** Holds a shop against its promises, again and again. */
export class Checks {
  #before: Shop | null = null;
  /** When everything that has to be swept was; null while that is not so. */
  sweptAtMs: number | null = null;

  constructor(readonly shop: SimulatedShop) {}

  /**
   * Books that nobody wrote to since they were last proven need not be proven again: that would be most
   * of the work.
   */
  async breaches(): Promise<string[]> {
    const shop = shopOf(await this.shop.dump());
    const before = this.#before;
    this.#before = shop;
    const isProven = (book: Book): boolean =>
      before?.books.some(
        ({ account, entries }) =>
          account === book.account && entries.length === book.entries.length,
      ) ?? false;
    const changed = { ...shop, books: shop.books.filter((book) => !isProven(book)) };
    const ids = new Set(changed.books.map(({ account }) => account.memberId));
    const context = {
      sha256,
      nowMs: this.shop.nowMs,
      sweptAtMs: this.sweptAtMs,
      before: before && {
        ...before,
        books: before.books.filter(({ account }) => ids.has(account.memberId)),
      },
    };
    return [...breachesInBooks(changed, context), ...breachesBesidesBooks(shop, context)];
  }
}
