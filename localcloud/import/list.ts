import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { readCsv } from '#shared/kernel/csvreader';
import { planImport, type ImportPlan } from '#shared/points/import';
import { StartProblem } from '../host/start-problem';
import { copy } from './copy';

/** A list as checked, and what tells its file from any other. */
export interface CheckedList {
  readonly plan: ImportPlan;
  readonly digest: string;
}

/** Errors: `StartProblem` when the file is no list at all; faults of its lines are in the plan. */
export function readList(file: string, today: BusinessDate): CheckedList {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new StartProblem(copy.unreadable(file), { cause: error });
  }
  const rows = readCsv(decode(bytes, file));
  if (!rows.ok) throw new StartProblem(copy.csv(rows.error));
  const plan = planImport(rows.value, today);
  if (!plan.ok) throw new StartProblem(copy.head(plan.error));
  return { plan: plan.value, digest: createHash('sha256').update(bytes).digest('hex') };
}

/** A file in another encoding (GBK, as older spreadsheets write) would bring over wrong text. */
function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new StartProblem(copy.notUtf8(file), { cause: error });
  }
}
