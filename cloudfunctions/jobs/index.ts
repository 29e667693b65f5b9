import { findNotices } from '../_features/notice/find';
import { sendNotices } from '../_features/notice/send';
import { pointsOperatorActions } from '../_features/points/handlers';
import { rulesOperatorActions } from '../_features/rules/handlers';
import { createFunction, type FunctionSpec } from '../_kit/dispatch';
import { reconcile } from '../_ledger/reconcile';
import { settleDueAccounts } from '../_ledger/settle-due';
import { repairEntries } from '../_ledger/sweep';
import { timersOf } from './schedule';

/**
 * What timers do, and what an operator does with the environment's own keys (set up the rules, give
 * points). A caller with an end user behind it is refused.
 */
export const jobsFunction: FunctionSpec = {
  name: 'jobs',
  actions: { ...pointsOperatorActions, ...rulesOperatorActions },
  timers: timersOf({
    'repair-entries': { everyMinutes: 10, run: repairEntries },
    'settle-accounts': { everyMinutes: 10, run: settleDueAccounts },
    'find-notices': { everyMinutes: 10, run: findNotices },
    'send-notices': { everyMinutes: 1, run: sendNotices },
    reconcile: { everyMinutes: 10, betweenHours: [3, 6], run: reconcile },
  }),
};

export const main = createFunction(jobsFunction);
