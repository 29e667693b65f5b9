import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Debit } from '#shared/store/debit/model';
import type { Grant } from '#shared/store/grant/model';
import type { Bill } from '#shared/store/purchase/model';
import type { Call } from '../../../_kit/action';

/** A day of one store; more than a till records in one. */
const read = 1000;

/** What one day's list is drawn from; `staffId` for what one person did. */
export interface DayQuery {
  readonly storeId: string;
  readonly businessDate: BusinessDate;
  readonly staffId: string | null;
}

/** The newest first. */
export function listBillsOn(call: Call, { staffId, ...day }: DayQuery): Promise<Bill[]> {
  return newest<Bill>(call, 'bills', day, 'recorded', staffId);
}

export function listDebitsOn(call: Call, { staffId, ...day }: DayQuery): Promise<Debit[]> {
  return newest<Debit>(call, 'debits', day, 'proposed', staffId);
}

export function listGrantsOn(call: Call, { staffId, ...day }: DayQuery): Promise<Grant[]> {
  return newest<Grant>(call, 'grants', day, 'asked', staffId);
}

/** People who became members through this store, from the first instant up to the second. */
export async function countJoinsDuring(
  call: Call,
  storeId: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<number> {
  const { command } = call.database;
  const { total } = (await call.database
    .collection('members')
    .where({ 'source.storeId': storeId, joinedAtMs: command.gte(fromMs).and(command.lt(toMs)) })
    .count()) as { total: number };
  return total;
}

async function newest<Value>(
  call: Call,
  collection: string,
  day: Omit<DayQuery, 'staffId'>,
  mark: string,
  staffId: string | null,
): Promise<Value[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ ...day, ...(staffId === null ? {} : { [`${mark}.staffId`]: staffId }) })
    .orderBy(`${mark}.atMs`, 'desc')
    .limit(read)
    .get()) as { data: Value[] };
  return data;
}
