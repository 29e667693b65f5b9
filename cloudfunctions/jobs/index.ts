import { mallOperatorActions } from '../_features/mall/handlers';
import { settleJournals } from '../_features/mall/journal';
import { sweepOrders } from '../_features/mall/sweep';
import { groupbuyOperatorActions } from '../_features/groupbuy/handlers';
import { attendDueTeams, checkClaims, refundUncollected } from '../_features/groupbuy/sweep';
import { finishDeletions } from '../_features/member/deletion/finish';
import { tidyPhones } from '../_features/member/phone/tidy';
import { resealPersonal } from '../_features/member/sealing/service';
import { findNotices } from '../_features/notice/find';
import { sendNotices } from '../_features/notice/send';
import { reconcilePayments } from '../_features/payment/reconcile';
import { listRetryDeeds } from '../_features/payment/retry';
import { pointsOperatorActions } from '../_features/points/handlers';
import { rulesOperatorActions } from '../_features/rules/handlers';
import { listScanDeeds, removeOldCodes } from '../_features/store/code/sweep';
import { staffOperatorActions } from '../_features/store/staff/handlers';
import { listStaffDeeds } from '../_features/store/staff/sources';
import { listAskDeeds, listDeclinedDeeds } from '../_features/store/approval/deeds';
import { listBillDeeds } from '../_features/store/claim/deeds';
import { endDebits } from '../_features/store/debit/sweep';
import { listPickupDeeds } from '../_features/store/pickup/deeds';
import { finishTill } from '../_features/store/till/sweep';
import { createFunction, type FunctionSpec } from '../_kit/dispatch';
import { thinOperations } from '../_kit/operator';
import { reconcile } from '../_ledger/walks/reconcile';
import { settleDueAccounts } from '../_ledger/walks/settle-due';
import { repairEntries } from '../_ledger/repair';
import { repairAudit, type DeedSource } from '../_staff/repair';
import { checkAudit } from '../_staff/verify';
import { groupbuyPorts, mallPorts, paymentSubjects } from '../payment/sales';
import { timersOf } from './schedule';

/** Everything staff do that has to stand in the audit, by the features that know of it. */
const deedSources: readonly DeedSource[] = [
  listScanDeeds,
  listStaffDeeds,
  listBillDeeds,
  listPickupDeeds,
  listAskDeeds,
  listDeclinedDeeds,
  listRetryDeeds,
];

/**
 * What timers do, and what an operator does with the environment's own keys (set up the rules, give
 * points). A caller with an end user behind it is refused.
 */
export const jobsFunction: FunctionSpec = {
  name: 'jobs',
  actions: {
    ...pointsOperatorActions,
    ...rulesOperatorActions,
    ...staffOperatorActions,
    ...mallOperatorActions,
    ...groupbuyOperatorActions(groupbuyPorts),
  },
  timers: timersOf({
    'repair-entries': { everyMinutes: 10, run: repairEntries },
    'settle-accounts': { everyMinutes: 10, run: settleDueAccounts },
    'sweep-orders': { everyMinutes: 1, run: (call) => sweepOrders(call, mallPorts) },
    'settle-stock': { everyMinutes: 1, run: settleJournals },
    'find-notices': { everyMinutes: 10, run: findNotices },
    'send-notices': { everyMinutes: 1, run: sendNotices },
    'repair-audit': { everyMinutes: 10, run: (call) => repairAudit(call, deedSources) },
    'finish-deletions': { everyMinutes: 1, run: finishDeletions },
    'tidy-phones': { everyMinutes: 10, run: tidyPhones },
    reseal: { everyMinutes: 5, run: resealPersonal },
    'remove-codes': { everyMinutes: 10, run: removeOldCodes },
    'check-audit': { everyMinutes: 60, betweenHours: [3, 4], run: checkAudit },
    'reconcile-payments': {
      everyMinutes: 1,
      run: (call) => reconcilePayments(call, paymentSubjects),
    },
    'attend-teams': { everyMinutes: 1, run: (call) => attendDueTeams(call, groupbuyPorts) },
    'check-claims': { everyMinutes: 10, run: checkClaims },
    'refund-uncollected': {
      everyMinutes: 10,
      run: (call) => refundUncollected(call, groupbuyPorts),
    },
    'end-debits': { everyMinutes: 1, run: endDebits },
    'finish-till': { everyMinutes: 5, run: finishTill },
    'thin-operations': { everyMinutes: 60, betweenHours: [3, 6], run: thinOperations },
    reconcile: { everyMinutes: 10, betweenHours: [3, 6], run: reconcile },
  }),
};

export const main = createFunction(jobsFunction);
