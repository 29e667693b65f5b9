import { approvalInvariants } from './approvals';
import { bookInvariants, chainInvariant } from './book';
import { checkinInvariants } from './checkins';
import { ledgerInvariants } from './ledger';
import { lotInvariants } from './lots';
import type { Book, Breach, Invariant, ProofContext, Shop, Verdict } from './model';
import { noticeInvariants } from './notices';
import { deletionInvariants } from './deletions';
import { counterInvariants } from './counter';
import { orderInvariants } from './orders';
import { paymentInvariants } from './payments';
import { stockInvariants } from './stock';
import { teamInvariants } from './teams';
import { tierInvariants } from './tiers';

/** Promises of features to come, so that nobody takes their silence for proof. */
const toCome: Readonly<Record<number, string>> = {
  20: 'a coupon is issued, used or void once, by an order of its owner',
  21: 'no more coupons are issued than a template or a member may have',
  28: 'stored value: principal and bonus are kept apart, no bonus is paid out',
};

const ofBooks: readonly Invariant[] = [
  ...bookInvariants,
  ...lotInvariants,
  ...ledgerInvariants,
  ...checkinInvariants,
  ...tierInvariants,
];

const ofTheRest: readonly Invariant[] = [
  ...noticeInvariants,
  ...orderInvariants,
  ...stockInvariants,
  ...teamInvariants,
  ...paymentInvariants,
  ...counterInvariants,
  ...approvalInvariants,
  ...deletionInvariants,
];

const absent = Object.entries(toCome)
  .map(([number, says]) => ({ number: Number(number), says }))
  .filter(({ number }) => ![...ofBooks, ...ofTheRest].some((one) => one.number === number));

function proveAll(invariants: readonly Invariant[], shop: Shop, context: ProofContext): Verdict[] {
  return invariants.map(({ number, says, needs, breaches }): Verdict => {
    if (!needs.every((collection) => shop.dump[collection] !== undefined)) {
      return { number, says, state: 'absent', breaches: [] };
    }
    const found = foundIn(() => breaches(shop, context));
    return { number, says, state: found.length > 0 ? 'broken' : 'holds', breaches: found };
  });
}

/** Every invariant by number, with what breaks it in this shop. */
export function prove(shop: Shop, context: ProofContext): Verdict[] {
  const verdicts = proveAll([...ofBooks, ...ofTheRest], shop, context);
  const others = absent.map((one): Verdict => ({ ...one, state: 'absent', breaches: [] }));
  return [...verdicts, ...others].sort((a, b) => a.number - b.number);
}

/**
 * What is wrong with one member's book by itself, or null: for a walk over more members than fit in
 * memory. A broken chain comes first, since it makes the sums wrong, too.
 */
export function bookFault(
  book: Book,
  context: Pick<ProofContext, 'sha256' | 'nowMs'>,
): string | null {
  const dump = { accounts: [book.account], ledger: book.entries };
  const shop = {
    dump,
    books: [book],
    strays: [],
    checkinVersions: [],
    tierVersions: [],
    notices: [],
  };
  const broken = prove(shop, { ...context, before: null, sweptAtMs: null }).filter(
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
  return linesOf(prove(shop, context));
}

/** The same of those invariants alone that speak of members' books, one by one. */
export function breachesInBooks(shop: Shop, context: ProofContext): string[] {
  return linesOf(proveAll(ofBooks, shop, context));
}

/** The same of all the others. */
export function breachesBesidesBooks(shop: Shop, context: ProofContext): string[] {
  return linesOf(proveAll(ofTheRest, shop, context));
}

function linesOf(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ number, breaches }) =>
    breaches.map(({ of, what }) => `${String(number)}: ${of}: ${what}`),
  );
}
