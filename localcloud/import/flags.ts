import { basename, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isImportName } from '#shared/points/importlimits';
import type { ShopName } from '../host';
import { StartProblem } from '../host/start-problem';
import { copy } from './copy';

const shops: readonly string[] = ['demo', 'empty', 'race'] satisfies ShopName[];

const flags = {
  file: { type: 'string', default: '' },
  name: { type: 'string' },
  operator: { type: 'string', default: 'import' },
  shop: { type: 'string', default: 'demo' },
  data: { type: 'string', default: process.env.JIDIAN_DATA ?? '.data' },
  'dry-run': { type: 'boolean', default: false },
  resume: { type: 'boolean', default: false },
} as const;

/** Which list goes where. */
export interface Wanted {
  readonly file: string;
  /** A part of every entry's id: the same list under another name would give its points again. */
  readonly importName: string;
  readonly operator: string;
  readonly shop: ShopName;
  readonly dataDir: string;
  readonly isDryRun: boolean;
  readonly resumes: boolean;
}

/** Errors: `StartProblem` with a sentence for the owner. */
export function readFlags(): Wanted {
  const values = parse();
  if (values.file === '') throw new StartProblem(copy.noFile);
  const importName = values.name ?? nameOf(values.file);
  if (!isImportName(importName)) throw new StartProblem(copy.badName);
  if (!shops.includes(values.shop)) throw new StartProblem(copy.noShop(values.shop));
  return {
    file: resolve(values.file),
    importName,
    operator: values.operator,
    shop: values.shop as ShopName,
    dataDir: resolve(values.data),
    isDryRun: values['dry-run'],
    resumes: values.resume,
  };
}

/** The file's own name, as far as an import's name may hold it. */
function nameOf(file: string): string {
  return basename(file, extname(file))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._#-]+/gu, '-')
    .slice(0, 64);
}

function parse(): ReturnType<typeof parseArgs<{ options: typeof flags }>>['values'] {
  try {
    return parseArgs({ options: flags }).values;
  } catch (error) {
    throw new StartProblem(copy.badFlag((error as Error).message), { cause: error });
  }
}
