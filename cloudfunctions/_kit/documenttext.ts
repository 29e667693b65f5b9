/**
 * Reads the text of a document as the SDK's EJSON does where nothing in it is extended, and gives undefined for
 * whatever else: the package reads that. It leaves out the package's look at each single value.
 * Errors: throws a SyntaxError, as the package does, for a text that is no JSON.
 * Source: docs/decisions/0049-plain-documents-are-read-at-once.md.
 */
export function parsePlainly(text: unknown, options: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  // Called by `map`, the SDK hands over a place in the list, which is no options.
  if (typeof options === 'object' && options !== null) return undefined;
  // A type of its own begins with a dollar sign. An escape may hide one, or a null byte in a name.
  if (text.includes('"$') || text.includes('\\u')) return undefined;
  const document: unknown = JSON.parse(text);
  if (typeof document === 'object' && document !== null && !reshaped.test(text))
    whole.add(document);
  return document ?? undefined;
}

/** Names by which the SDK knows a place on earth, or loses a value while it copies. */
const reshaped = /"(?:coordinates|__proto__)"/;

const whole = new WeakSet();

/**
 * Whether documents just read need nothing more: the SDK would look at each value in them once more, for places
 * and dates, and copy it.
 */
export function areWhole(documents: readonly unknown[]): boolean {
  return documents.every(
    (document) => typeof document === 'object' && document !== null && whole.has(document),
  );
}
