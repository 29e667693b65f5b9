import type { Call } from '../../../_kit/action';
import { findDocument, isUpdated, withoutId } from '../../../_kit/documents';

/** Everywhere that a personal text lies sealed: the collection, and the field in it. */
const places = [
  ['phones', 'sealed'],
  ['members', 'birthday.sealed'],
  ['orders', 'delivery.sealedAddress'],
] as const;
export const placesSealed = places.length;

/** A document of one of the places, by the number of that. */
export interface SealedText {
  readonly place: number;
  readonly documentId: string;
  /** Null where the document has none. */
  readonly sealed: string | null;
}

/** The documents of a place in the order of their ids, with or without a sealed text. */
export async function listSealed(
  call: Call,
  place: number,
  afterId: string,
  limit: number,
): Promise<SealedText[]> {
  const [collection, field] = placeOf(place);
  const { data } = (await call.database
    .collection(collection)
    .where({ _id: call.database.command.gt(afterId) })
    .orderBy('_id', 'asc')
    .field({ [field]: true })
    .limit(limit)
    .get()) as { data: { readonly _id: string }[] };
  return data.map((document) => ({
    place,
    documentId: document._id,
    sealed: textAt(document, field),
  }));
}

/** Puts one text in the place of another, unless somebody has changed it since it was read. */
export function replaceSealed(
  call: Call,
  { place, documentId, sealed }: SealedText,
  resealed: string,
): Promise<boolean> {
  const [collection, field] = placeOf(place);
  return isUpdated(
    call.database
      .collection(collection)
      .where({ _id: documentId, [field]: sealed })
      .update({ [field]: resealed }),
  );
}

/** How far sealing anew has come for the key that seals now; `jobs/reseal`, for operators to read. */
export interface Resealing {
  readonly keyId: string;
  /** When the key was first seen here. */
  readonly sinceMs: number;
  /** Where the walk goes on. */
  readonly next: { readonly place: number; readonly afterId: string };
  /** Of the walk under way. */
  readonly walk: {
    readonly beganAtMs: number;
    readonly checked: number;
    /** Sealed with another key when they were read, and sealed anew. */
    readonly resealed: number;
    /** Sealed with a key that is not known here: left as they are. */
    readonly unknown: number;
  };
  /** The names of the keys that are not known; a few say enough. */
  readonly unknownKeyIds: readonly string[];
  /** When a whole walk found nothing under another key: from then on no other is needed. */
  readonly clearSinceMs: number | null;
}

export async function findResealing(call: Call): Promise<Resealing | null> {
  const stored = await findDocument<Resealing>(call.database, 'jobs', 'reseal');
  return stored && withoutId(stored);
}

export async function saveResealing(call: Call, resealing: Resealing): Promise<void> {
  await call.database.collection('jobs').doc('reseal').set(resealing);
}

function placeOf(place: number): (typeof places)[number] {
  const found = places[place];
  if (!found) throw new Error(`nothing is sealed at place ${String(place)}`);
  return found;
}

function textAt(document: object, field: string): string | null {
  const value = field
    .split('.')
    .reduce<unknown>(
      (within, name) => (within as Record<string, unknown> | null)?.[name],
      document,
    );
  return typeof value === 'string' && value !== '' ? value : null;
}
