import { toFen, toPoints } from '../../kernel/amounts';
import type { RuleVersion } from '../../rules/model';
import type { StoreRules } from './model';

/** Careful enough for any counter: no debit without the member's word, small gifts only. */
export const documentStoreRules: StoreRules = {
  purchase: { unusualTimes: 5, unusualFromFen: toFen(500_000), queueHours: 24 },
  undo: {
    clerkMinutes: 10,
    managerDays: 30,
    mostPerDay: 50,
    freeFen: toFen(100_000),
    mostFen: toFen(2_000_000),
  },
  debit: { answerSeconds: 120, freeFen: toFen(0) },
  claim: { days: 7, triesPerDay: 10 },
  grant: {
    freePoints: toPoints(1000),
    mostPoints: toPoints(10_000),
    approvalHours: 48,
  },
};

/** What holds at the counter before a brand has published anything of its own. */
export const fallbackStoreRules: RuleVersion<StoreRules> = {
  version: 0,
  effectiveFromMs: 0,
  note: 'before the first publication',
  body: documentStoreRules,
};
