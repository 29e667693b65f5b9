import type { CheckinRules } from '../checkin/model';
import type { Notice } from '../notice/model';
import type { Sha256 } from '../points/chain';
import type { Account, LedgerEntry } from '../points/model';
import type { RuleVersion } from '../rules/model';
import type { TierRules } from '../tier/model';

/** Everything a shop stores, by collection: what an export of its database holds. */
export type Dump = Readonly<Record<string, readonly unknown[] | undefined>>;

/** A member's account and all its entries, oldest first, those included that only the account has. */
export interface Book {
  readonly account: Account;
  readonly entries: readonly LedgerEntry[];
}

export type CheckinVersion = RuleVersion<CheckinRules>;

export type TierVersion = RuleVersion<TierRules>;

/** A dump as the invariants read it. */
export interface Shop {
  readonly dump: Dump;
  readonly books: readonly Book[];
  /** Entries of members without an account: there must be none. */
  readonly strays: readonly LedgerEntry[];
  readonly checkinVersions: readonly CheckinVersion[];
  readonly tierVersions: readonly TierVersion[];
  readonly notices: readonly Notice[];
}

export interface ProofContext {
  readonly sha256: Sha256;
  /** The shop's clock when the dump was taken. */
  readonly nowMs: number;
  /** The instant up to which every sweep has done its work; null when nobody knows. */
  readonly sweptAtMs: number | null;
  /** An earlier dump of the same shop; null when there is none to compare with. */
  readonly before: Shop | null;
}

/** Where a promise is broken: which document, and how. */
export interface Breach {
  readonly of: string;
  readonly what: string;
}

/**
 * One thing that must hold at any instant, under any fault. The numbers are those of `docs/proof.md`
 * and never change.
 */
export interface Invariant {
  readonly number: number;
  readonly says: string;
  /** Collections it speaks of. While the shop lacks one of them there is nothing to prove. */
  readonly needs: readonly string[];
  readonly breaches: (shop: Shop, context: ProofContext) => Iterable<Breach>;
}

/** `holds`, `broken`, or `absent`: of a feature that the shop does not have. */
export interface Verdict {
  readonly number: number;
  readonly says: string;
  readonly state: 'holds' | 'broken' | 'absent';
  readonly breaches: readonly Breach[];
}
