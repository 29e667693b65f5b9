import { bookInvariants, chainInvariant } from './book';
import { checkinInvariants } from './checkins';
import { ledgerInvariants } from './ledger';
import { lotInvariants } from './lots';
import type { Book, Breach, Invariant, ProofContext, Shop, Verdict } from './model';
import { noticeInvariants } from './notices';

/** Promises of features to come, so that nobody takes their silence for proof. */
const toCome: Readonly<Record<number, string>> = {
  16: 'stock: what was put in is available, taken or given out, never negative',
  17: 'taken stock is that of open orders, none past its deadline and the sweep after it',
  18: 'a redeemed order has one debit, or one debit and one full refund',
  19: 'no member has more of an item than its limit',
  20: 'a coupon is issued, used or void once, by an order of its owner',
  21: 'no more coupons are issued than a template or a member may have',
  22: 'a team has no more members than seats, each once, the leader among them',
  23: 'a team succeeds with all seats paid; in a failed one every payment goes back once',
  24: 'no team is open past its deadline and the sweep after it',
  25: 'money that comes after a team is over goes back once and takes no seat',
  26: 'one order number has one payment of WeChat’s, of the very amount and payer',
  27: 'refunds together are no more than was paid; orders move only as they may',
  28: 'stored value: principal and bonus are kept apart, no bonus is paid out',
  29: 'a notification is worked off once; an unproven one leaves no trace',
  30: 'a member code is used once, in its time, by staff of its store',
  31: 'each staff action that moves something has one audit row, in an unbroken chain',
  32: 'what one person grants by hand on a day is within the limit, large sums seen by two',
  34: 'of a deleted member nothing personal is left, and the sums still agree',
  35: 'a tier is what growth points and rules make of it',
};

const present: readonly Invariant[] = [
  ...bookInvariants,
  ...lotInvariants,
  ...ledgerInvariants,
  ...checkinInvariants,
  ...noticeInvariants,
];

const absent = Object.entries(toCome)
  .map(([number, says]) => ({ number: Number(number), says }))
  .filter(({ number }) => !present.some((one) => one.number === number));

/** Every invariant by number, with what breaks it in this shop. */
export function prove(shop: Shop, context: ProofContext): Verdict[] {
  const verdicts = present.map(({ number, says, needs, breaches }): Verdict => {
    if (!needs.every((collection) => shop.dump[collection] !== undefined)) {
      return { number, says, state: 'absent', breaches: [] };
    }
    const found = foundIn(() => breaches(shop, context));
    return { number, says, state: found.length > 0 ? 'broken' : 'holds', breaches: found };
  });
  const others = absent.map((one): Verdict => ({ ...one, state: 'absent', breaches: [] }));
  return [...verdicts, ...others].sort((a, b) => a.number - b.number);
}

/**
 * What is wrong with one member's book by itself, or null: for a walk over more members than fit in
 * memory. A broken chain comes first, since it makes the sums wrong, too.
 */
export function bookFault(book: Book, context: Omit<ProofContext, 'before'>): string | null {
  const dump = { accounts: [book.account], ledger: book.entries };
  const shop = { dump, books: [book], strays: [], checkinVersions: [], notices: [] };
  const broken = prove(shop, { ...context, before: null }).filter(
    ({ state }) => state === 'broken',
  );
  const worst = broken.find(({ number }) => number === chainInvariant) ?? broken[0];
  return worst?.breaches[0]?.what ?? null;
}

/** Documents too damaged to be reckoned with are a breach like any other, not the end of the proof. */
function foundIn(breaches: () => Iterable<Breach>): Breach[] {
  try {
    return [...breaches()];
  } catch (error) {
    return [{ of: 'the shop', what: `cannot be reckoned: ${String(error)}` }];
  }
}

/** What is broken, each in a line with the number of its invariant. */
export function breachesOf(shop: Shop, context: ProofContext): string[] {
  return prove(shop, context).flatMap(({ number, breaches }) =>
    breaches.map(({ of, what }) => `${String(number)}: ${of}: ${what}`),
  );
}
