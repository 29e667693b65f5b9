import type { InferOutput } from 'valibot';
import {
  addDays,
  businessDateAt,
  startOfBusinessDateMs,
  type BusinessDate,
} from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import type { StaffRefusal } from '#shared/store/staff/contract';
import { hasRight } from '#shared/store/staff/rules';
import type { GetTodayReply, getTodayRequest, StoreToday } from '#shared/store/today/contract';
import { programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import { countReadyIn } from '../../../_orders/orders';
import type { StaffCall } from '../../../_staff/action';
import { listWaitingGrants } from '../grant/repository';
import { listWaitingUndoAsks } from '../undo/repository';
import { figuresOf, linesOf, type Doings } from './lines';
import {
  countJoinsDuring,
  listBillsOn,
  listDebitsOn,
  listGrantsOn,
  type DayQuery,
} from './repository';

const linesShown = 30;

/**
 * A day at the counter, drawn from its documents by index: a clerk's own, and for who may see it the
 * store's. Source: docs/domain/till.md, rule 19.
 */
export async function getToday(
  call: StaffCall,
  data: InferOutput<typeof getTodayRequest>,
): Promise<Result<GetTodayReply, StaffRefusal>> {
  const { storeId, staff, nowMs } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const [{ body: rules }, { body: programme }] = await Promise.all([
    storeRulesInForce(call),
    programmeInForce(call),
  ]);
  const today = businessDateAt(nowMs, programme.dayBoundary);
  const businessDate = data.businessDate ?? today;
  const seesStore = hasRight(staff.role, 'view_store_day');
  const { staffId } = staff;
  const all = await doingsOn(call, {
    storeId,
    businessDate,
    staffId: seesStore ? null : staffId,
  });
  const own: Doings = {
    bills: all.bills.filter((bill) => (bill.linked ?? bill.recorded).staffId === staffId),
    debits: all.debits.filter(({ proposed }) => proposed.staffId === staffId),
    grants: all.grants.filter(({ asked }) => asked.staffId === staffId),
  };
  const undoer = { staffId, isManager: hasRight(staff.role, 'undo_any') };
  const at = { undoer, rules: rules.undo, nowMs };
  const startMs = (date: BusinessDate): number =>
    startOfBusinessDateMs(date, programme.dayBoundary);
  const during = { fromMs: startMs(businessDate), toMs: startMs(addDays(businessDate, 1)) };
  const store: StoreToday | null = seesStore
    ? {
        ...figuresOf(all),
        ...(await besidesOf(call, storeId, during)),
        log: linesOf(all, at, linesShown),
      }
    : null;
  const log = linesOf(own, at, linesShown);
  return accept({ storeId, businessDate, today, own: figuresOf(own), log, store });
}

async function doingsOn(call: StaffCall, day: DayQuery): Promise<Doings> {
  const [bills, debits, grants] = await Promise.all([
    listBillsOn(call, day),
    listDebitsOn(call, day),
    listGrantsOn(call, day),
  ]);
  return { bills, debits, grants };
}

async function besidesOf(
  call: StaffCall,
  storeId: string,
  during: { readonly fromMs: number; readonly toMs: number },
): Promise<Pick<StoreToday, 'joins' | 'toHandOut' | 'approvalsWaiting'>> {
  const [joins, toHandOut, grants, undos] = await Promise.all([
    countJoinsDuring(call, storeId, during),
    countReadyIn(call, storeId),
    listWaitingGrants(call, storeId),
    listWaitingUndoAsks(call, storeId),
  ]);
  return { joins, toHandOut, approvalsWaiting: grants.length + undos.length };
}
