/** For each column its heading and its cell. */
export type Columns<Row> = readonly (readonly [heading: string, cell: (row: Row) => string])[];

/** As Markdown, so that it can be kept as it is. */
export function markdownTable<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cells = [
    columns.map(([heading]) => heading),
    columns.map(() => '---'),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  return cells
    .map((line) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`)
    .join('\n');
}
