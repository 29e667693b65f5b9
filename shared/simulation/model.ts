import type { CheckinRules } from '../checkin/model';
import type { Points } from '../kernel/amounts';
import type { BusinessDate, DayBoundary } from '../kernel/businessdate';
import type { EntryId, MemberId } from '../kernel/ids';
import type { Bill } from '../points/cash';
import type { Purchase } from '../points/earning';
import type { EntryKind, Holdings } from '../points/model';
import type { PointsRules, ProgrammeRules } from '../rules/model';
import type { TierCode, TierRules } from '../tier/model';

/** The rule sets as they hold together at one instant. */
export interface RuleBodies {
  readonly programme: ProgrammeRules;
  readonly points: PointsRules;
  /** Null while check-in is closed. */
  readonly checkin: CheckinRules | null;
  /** Null in a shop without tiers. */
  readonly tier: TierRules | null;
}

/** Rule sets to try out; what is left out stays as it is today. */
export type DraftRules = Partial<RuleBodies>;

/** Which rules hold at an instant of the replay. */
export type RulesAt = (atMs: number) => RuleBodies;

/** What a member did, freed from what it paid. */
export type Deed =
  /** `tierCodes`: the tiers the member was in when it happened. */
  | { readonly kind: 'checkin'; readonly tierCodes?: readonly TierCode[] }
  | { readonly kind: 'makeup'; readonly date: BusinessDate }
  | {
      readonly kind: 'purchase';
      readonly purchase: Purchase;
      readonly tierCodes?: readonly TierCode[];
    }
  /** Decided by a person (grant, adjustment, import): the same points under any rules. */
  | {
      readonly kind: 'give' | 'take';
      readonly source: FlowSource;
      readonly points: Points;
      /** Named by whoever gave them; null where the rules decide. */
      readonly expiresOn: BusinessDate | null;
    }
  /** `bill` is null where points were used for something other than money off a bill. */
  | { readonly kind: 'spend'; readonly points: Points; readonly bill: Bill | null }
  | {
      readonly kind: 'reverse';
      readonly reversesEntryId: EntryId;
      /** So many of `ofPoints` that the entry gave or took: the share is what is replayed. */
      readonly points: Points;
      readonly ofPoints: Points;
    };

/** A deed on the day and at the instant it happened: these are facts and stay as they are. */
export interface MemberEvent {
  readonly entryId: EntryId;
  readonly businessDate: BusinessDate;
  readonly atMs: number;
  readonly deed: Deed;
}

/** One member's part in the past of the shop, oldest event first. */
export interface MemberHistory {
  readonly memberId: MemberId;
  readonly nickname: string;
  readonly joinedAtMs: number;
  readonly events: readonly MemberEvent[];
}

/** Where points came from or went to, as the report lists them. */
export type FlowSource =
  | 'welcome'
  | 'checkin.base'
  | 'checkin.streak'
  | 'checkin.cumulative'
  | 'checkin.tier'
  | 'makeup'
  | 'purchase'
  | 'cash'
  | 'makeup.cost'
  | Extract<EntryKind, 'grant' | 'adjust' | 'import' | 'groupbuy' | 'spend' | 'expire'>
  | Extract<EntryKind, 'reverse_earn' | 'reverse_spend'>;

/** Net points by source: given positive, taken negative. */
export type Flows = Readonly<Partial<Record<FlowSource, number>>>;

/** The stretch of the past that is counted. What lies before it is replayed, never counted. */
export interface ReplayWindow {
  readonly fromMs: number;
  readonly nowMs: number;
  readonly dayBoundary: DayBoundary;
  /** What the cheapest reward costs. */
  readonly firstRewardPoints: Points;
}

/** What became of one member. */
export interface MemberOutcome {
  readonly memberId: MemberId;
  readonly nickname: string;
  readonly flows: Flows;
  readonly holdings: Holdings;
  /** Points the member used in fact and could not use under these rules. */
  readonly unmetPoints: number;
  /** Whether anything happened within the window, joining included. */
  readonly isActive: boolean;
  /**
   * Days from the start of the window (or from joining) until as many points had been gained as the
   * first reward costs, counted from nothing; null when that many were not reached.
   */
  readonly firstRewardDays: number | null;
}
