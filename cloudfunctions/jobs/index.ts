import { findNotices } from '../_features/notice/find';
import { sendNotices } from '../_features/notice/send';
import { pointsOperatorActions } from '../_features/points/handlers';
import { rulesOperatorActions } from '../_features/rules/handlers';
import { createFunction, type FunctionSpec } from '../_kit/dispatch';
import { settleDueAccounts } from '../_ledger/settle-due';
import { repairEntries } from '../_ledger/sweep';

/**
 * What timers do, and what an operator does with the environment's own keys (set up the rules, give
 * points). A caller with an end user behind it is refused.
 */
export const jobsFunction: FunctionSpec = {
  name: 'jobs',
  actions: { ...pointsOperatorActions, ...rulesOperatorActions },
  timers: {
    'repair-entries': repairEntries,
    'settle-accounts': settleDueAccounts,
    'find-notices': findNotices,
    'send-notices': sendNotices,
  },
};

export const main = createFunction(jobsFunction);
