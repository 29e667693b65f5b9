/** Some rows that are drawn, or left out, together. */
export interface Chunk<Row> {
  readonly rows: readonly Row[];
  /** In text units, so that the height follows the size of the text. */
  readonly heightUnits: number;
}

/** Rows cut into chunks of about one screen, with the height of each known without measuring. */
export function chunksOf<Row>(
  rows: readonly Row[],
  rowsInChunk: number,
  heightUnitsOf: (row: Row) => number,
): Chunk<Row>[] {
  return Array.from({ length: Math.ceil(rows.length / rowsInChunk) }, (_, index) => {
    const part = rows.slice(index * rowsInChunk, (index + 1) * rowsInChunk);
    return { rows: part, heightUnits: part.reduce((sum, row) => sum + heightUnitsOf(row), 0) };
  });
}

/** Of some chunks together, in text units. */
export function heightOf(chunks: readonly Chunk<unknown>[]): number {
  return chunks.reduce((sum, { heightUnits }) => sum + heightUnits, 0);
}

/** Which chunk lies at the top edge, `topUnits` below the start of the list. */
export function chunkAt(chunks: readonly Chunk<unknown>[], topUnits: number): number {
  let below = 0;
  for (const [index, chunk] of chunks.entries()) {
    below += chunk.heightUnits;
    if (topUnits < below) return index;
  }
  return Math.max(0, chunks.length - 1);
}
