import { existsSync } from 'node:fs';
import type { Secrets } from '../secrets';
import type { Person } from '../shop';
import { StartProblem } from '../start-problem';
import { readLines } from './lines';

/**
 * What a shop is beside its documents. The secrets belong to it: openids are derived from them, so
 * without them nobody could log in as the person whose documents these are.
 */
export interface Header {
  readonly people: readonly Person[];
  readonly secrets: Secrets;
  readonly clockOffsetMs: number;
}

/** The first line of an export, and a number that says how to read the rest. */
const FORMAT = 1;

export const writeHeader = (header: Header): string =>
  JSON.stringify({ shop: { format: FORMAT, ...header } });

/** Errors: `StartProblem` for a file that is missing or no export. */
export function readHeader(file: string): Header {
  if (!existsSync(file)) throw new StartProblem(`There is no file ${file}.`);
  const lines = readLines(file);
  const first = lines.next().value as string | undefined;
  lines.return(undefined);
  const header = parse(first ?? '');
  if (header?.format !== FORMAT) {
    throw new StartProblem(`${file} is not an export of a shop.`);
  }
  return header;
}

function parse(line: string): (Header & { format: unknown }) | undefined {
  try {
    return (JSON.parse(line) as { shop?: Header & { format: unknown } } | null)?.shop;
  } catch {
    return undefined;
  }
}
