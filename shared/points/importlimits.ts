/** The most rows that one call takes, so that it ends well inside the function's time. */
export const importRowsMax = 200;

/** The most points of one row; more is a typing mistake. */
export const importedPointsMax = 10_000_000;

/** A member's number in the other system: it becomes a part of the entry's id. */
export function isExternalId(text: string): boolean {
  return /^[\p{L}\p{N}._#-]{1,64}$/u.test(text);
}

/** The name of an import; also a part of the entry's id. */
export function isImportName(text: string): boolean {
  return isExternalId(text);
}
