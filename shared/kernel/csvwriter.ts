/** What spreadsheets take for a formula when a cell begins with it. */
const formulaStart = /^[=+\-@\t\r]/;

/** So that a spreadsheet on Windows reads the file as UTF-8. */
const byteOrderMark = '\ufeff';

/**
 * Gives rows as a CSV file that opens in a spreadsheet: UTF-8 with a mark, CRLF, cells quoted where
 * needed. A text that a spreadsheet would run as a formula is made plain text by a leading
 * apostrophe; numbers are left as they are.
 */
export function csvFile(rows: readonly (readonly (string | number)[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
