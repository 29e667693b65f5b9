import type { InferOutput } from 'valibot';
import {
  addDays,
  businessDateAt,
  startOfBusinessDateMs,
  type BusinessDate,
} from '#shared/kernel/businessdate';
import { accept, refuse, type Result } from '#shared/kernel/result';
import { isAsked } from '#shared/store/debit/rules';
import type { StaffRefusal } from '#shared/store/staff/contract/self';
import { hasRight } from '#shared/store/staff/rules';
import type { GetTodayReply, getTodayRequest } from '#shared/store/today/contract';
import { programmeInForce, storeRulesInForce } from '../../../_ledger/rulebook';
import { countReadyIn } from '../../../_orders/lists';
import type { StaffCall } from '../../../_staff/action';
import { listWaitingGrants } from '../grant/repository';
import { listWaitingUndoAsks } from '../undo/repository';
import { figuresOf, pageOf, type Doings } from './lines';
import {
  countJoinsDuring,
  listBillsOn,
  listDebitsOn,
  listGrantsOn,
  type DayQuery,
} from './repository';

const dayMs = 24 * 60 * 60_000;

/**
 * A day at the counter, drawn from its documents by index: a clerk's own, and for who may see it the
 * store's. Source: docs/domain/till.md, rule 19.
 */
export async function getToday(
  call: StaffCall,
  { businessDate: asked, cursor = null }: InferOutput<typeof getTodayRequest>,
): Promise<Result<GetTodayReply, StaffRefusal>> {
  const { storeId, staff, nowMs } = call;
  if (storeId === null) return refuse({ code: 'staff.store_not_allowed' });
  const [{ body: rules }, { body: programme }] = await Promise.all([
    storeRulesInForce(call),
    programmeInForce(call),
  ]);
  const { dayBoundary } = programme;
  const today = businessDateAt(nowMs, dayBoundary);
  const businessDate = asked ?? today;
  const earliest = businessDateAt(nowMs - rules.undo.managerDays * dayMs, dayBoundary);
  const { staffId } = staff;
  const undoer = { staffId, isManager: hasRight(staff.role, 'undo_any') };
  const looking = { undoer, rules: rules.undo, nowMs };
  const shown = { storeId, businessDate, today, earliest };

  if (!hasRight(staff.role, 'view_store_day')) {
    const own = ownOf(await doingsOn(call, { storeId, businessDate, staffId }), staffId);
    const { lines: log, nextCursor } = pageOf(own, { ...looking, asks: [] }, cursor);
    return accept({ ...shown, own: figuresOf(own), log, store: null, nextCursor });
  }
  const startMs = (date: BusinessDate): number => startOfBusinessDateMs(date, dayBoundary);
  const during = { fromMs: startMs(businessDate), toMs: startMs(addDays(businessDate, 1)) };
  const [all, joins, toHandOut, grants, asks] = await Promise.all([
    doingsOn(call, { storeId, businessDate, staffId: null }),
    countJoinsDuring(call, storeId, during),
    countReadyIn(call, storeId),
    listWaitingGrants(call, storeId),
    listWaitingUndoAsks(call, storeId),
  ]);
  const { lines: log, nextCursor } = pageOf(all, { ...looking, asks }, cursor);
  const approvalsWaiting = grants.length + asks.length;
  const store = { ...figuresOf(all), joins, toHandOut, approvalsWaiting, log };
  return accept({ ...shown, own: figuresOf(ownOf(all, staffId)), log: [], store, nextCursor });
}

/** What one person did of it. */
function ownOf({ bills, debits, grants }: Doings, staffId: string): Doings {
  return {
    bills: bills.filter((bill) => (bill.linked ?? bill.recorded).staffId === staffId),
    debits: debits.filter(({ proposed }) => proposed.staffId === staffId),
    grants: grants.filter(({ asked }) => asked.staffId === staffId),
  };
}

async function doingsOn(call: StaffCall, day: DayQuery): Promise<Doings> {
  const [bills, debits, grants] = await Promise.all([
    listBillsOn(call, day),
    listDebitsOn(call, day),
    listGrantsOn(call, day),
  ]);
  return { bills, debits: debits.filter(isAsked), grants };
}
