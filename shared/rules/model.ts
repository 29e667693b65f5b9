import type { DayBoundary } from '../kernel/businessdate';
import type { Points } from '../kernel/amounts';

/**
 * One immutable version of one rule set. Changing a rule means publishing the next version; entries
 * name the version they were made under, so an old entry can always be recomputed.
 */
export interface RuleVersion<Body> {
  readonly version: number;
  readonly effectiveFromMs: number;
  readonly note: string;
  readonly body: Body;
}

/** What holds for the whole programme of the brand. */
export interface ProgrammeRules {
  readonly brandName: string;
  readonly dayBoundary: DayBoundary;
  /** Given once, when a person becomes a member. */
  readonly welcomePoints: Points;
  /** Version of the privacy guide that members are asked to accept. */
  readonly privacyVersion: string;
}
