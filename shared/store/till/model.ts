import type { Fen, Points } from '../../kernel/amounts';

/** What the owner sets for the counter. Source: docs/domain/till.md. */
export interface StoreRules {
  readonly purchase: {
    /** A bill of at least so many times the store's usual one is asked for again. */
    readonly unusualTimes: number;
    /** While a store has too few bills to have a usual one, a bill from here on is asked for again. */
    readonly unusualFromFen: Fen;
    /** Hours for which a scan may still bring purchases that waited for the network. */
    readonly queueHours: number;
  };
  readonly undo: {
    /** Minutes in which the clerk undoes what the clerk did. */
    readonly clerkMinutes: number;
    /** Days in which a manager undoes what anyone in the store did. */
    readonly managerDays: number;
    /** How many one person undoes on a date at most. */
    readonly mostPerDay: number;
    /** What one person takes back late on a date without another's word, by its worth. */
    readonly freeFen: Fen;
    /** What one person takes back late on a date with it. */
    readonly mostFen: Fen;
  };
  readonly debit: {
    /** Seconds the member has to answer. */
    readonly answerSeconds: number;
    /** Money off up to this passes on the member's code alone; 0 for never. */
    readonly freeFen: Fen;
  };
  readonly claim: {
    /** Days in which a member may ask for the points of a bill. */
    readonly days: number;
    /** Bills a member may ask for on one date, found or not: numbers are not to be guessed. */
    readonly triesPerDay: number;
  };
  readonly grant: {
    /** Points that one person may give on a date without another's word. */
    readonly freePoints: Points;
    /** Points that one person may give on a date with it. */
    readonly mostPoints: Points;
    /** Hours for which what needs a second word waits for it, a late undo too. */
    readonly approvalHours: number;
  };
}
