import type { Database } from './database';

/** A stored document: the product's value and its id. */
export type Stored<Value> = Value & { readonly _id: string };

/** The product's value alone. */
export function withoutId<Value>({ _id, ...value }: Stored<Value>): Value {
  return value as Value;
}

/** The values that a query finds, in its order. */
export async function valuesOf<Value>(query: Promise<unknown>): Promise<Value[]> {
  const { data } = (await query) as { data: Stored<Value>[] };
  return data.map(withoutId);
}

/** Whether a conditional update found its document as it was expected to be. */
export async function isUpdated(update: Promise<unknown>): Promise<boolean> {
  const { updated } = (await update) as { updated?: number };
  return updated === 1;
}

/** Gives the document, or null when there is none. */
export async function findDocument<Value>(
  database: Database,
  collection: string,
  id: string,
): Promise<Stored<Value> | null> {
  const { data } = (await database.collection(collection).doc(id).get()) as {
    data: Stored<Value>[];
  };
  return data[0] ?? null;
}

/**
 * A document and, in the same call, whether the request has done something to another one already: what
 * a request does is noted on the document that it changes, and `noted` finds such a note.
 */
export async function findForRequest<Value>(
  { database }: { readonly database: Database },
  { collection, id, noted }: { collection: string; id: string; noted: object },
): Promise<{ readonly found: Stored<Value> | null; readonly isReused: boolean }> {
  const { command } = database;
  const { data } = (await database
    .collection(collection)
    .where(command.or([{ _id: id }, noted]))
    .limit(2)
    .get()) as { data: Stored<Value>[] };
  const own = data.find(({ _id }) => _id === id);
  return { found: own ?? null, isReused: data.some(({ _id }) => _id !== id) };
}

/**
 * Adds a document under its own id. Gives `exists`, and writes nothing, when the id or another
 * unique key is taken: with deterministic ids this is how "only once" is decided.
 */
export function addDocument(
  database: Database,
  collection: string,
  document: Stored<object>,
): Promise<'added' | 'exists'> {
  return addDocuments(database, collection, [document]);
}

/** Adds several in one call, in order; with `exists` those before the first taken key are added. */
export async function addDocuments(
  database: Database,
  collection: string,
  documents: readonly Stored<object>[],
): Promise<'added' | 'exists'> {
  try {
    await database.collection(collection).add([...documents]);
    return 'added';
  } catch (error) {
    if (isDuplicate(error)) return 'exists';
    throw error;
  }
}

/** The service documents a code for this, and older replies carry MongoDB's number in the text. */
function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'DATABASE_DUPLICATE_WRITE' || error.message.includes('E11000');
}
