import type { Deletion } from '../member/deletion';
import type { Invariant } from './model';
import { documentsOf } from './shop';

export const deletionInvariants: readonly Invariant[] = [
  {
    number: 34,
    says: 'of a deleted member nothing personal is left, and the sums still agree',
    needs: ['deletions', 'accounts'],
    *breaches({ dump, books }) {
      const deletions = documentsOf(dump, 'deletions') as Deletion[];
      const gone = new Set<string>();
      for (const { memberId, state } of deletions) {
        if (state === 'done') gone.add(memberId);
        if (state === 'asked') continue;
        const book = books.find(({ account }) => account.memberId === memberId);
        if (!book?.account.closed) yield { of: memberId, what: `${state}, the account is open` };
      }
      if (gone.size === 0) return;
      for (const [collection, documents = []] of Object.entries(dump)) {
        for (const document of documents) {
          const { ids, fields } = traitsOf(document as object);
          const of = fields.length > 0 ? ids.find((id) => gone.has(id)) : undefined;
          if (of) yield { of, what: `${collection} still has ${fields.join(', ')}` };
        }
      }
    },
  },
];

/** Fields that say who somebody is, in any collection; an empty one says nothing. */
const personalFields = new Set([
  ...['openid', 'nickname', 'avatar', 'birthday', 'consents'],
  ...['sealed', 'sealedAddress', 'phoneIndex', 'memberName', 'trackingNumber'],
]);

/** Whom a document is about, and which of its fields say something personal. */
interface Traits {
  readonly ids: readonly string[];
  readonly fields: readonly string[];
}

/** Documents that have not changed are the same objects in the next dump of a simulation. */
const known = new WeakMap<object, Traits>();

function traitsOf(document: object): Traits {
  const before = known.get(document);
  if (before) return before;
  const traits = { ids: idsIn(document), fields: [...filledIn(document)] };
  known.set(document, traits);
  return traits;
}

/** The member it names as its own, else everybody it mentions. */
function idsIn(document: object): string[] {
  if ('memberId' in document) return [String(document.memberId)];
  return JSON.stringify(document).match(/m_[0-9a-f]{32}/g) ?? [];
}

function* filledIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (personalFields.has(key) && isFilled(inner)) yield key;
    else yield* filledIn(inner);
  }
}

function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.values(value).some(isFilled);
}
