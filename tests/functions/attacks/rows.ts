import type { FunctionName } from '#shared/action';
import type { ActionName, ActionsOf, RequestOf } from '#shared/api';
import type { StaffRole } from '#shared/store/staff/model';

/** What the matrix has to know of one action. An action without a row does not compile. */
export interface ActionRow<Name extends ActionName = ActionName> {
  readonly function: FunctionName;
  /** Passes the contract, with every field that may be given. */
  readonly data: RequestOf<Name>;
  /** Store function: who may; everybody else of the staff is refused by role. */
  readonly roles?: readonly StaffRole[];
  /** How a date is refused that is written like one and is none, when not by the contract. */
  readonly unrealDate?: string;
  /**
   * Fields (dotted path) where an odd value is right, and why: a number that may be negative, a text
   * that only looks like a date.
   */
  readonly free?: Readonly<Record<string, string>>;
  /** Texts (dotted path) that are only compared with others, or go by a rule of their own, and why. */
  readonly unread?: Readonly<Record<string, string>>;
  /** Numbers (dotted path) where 0 is one of the values. */
  readonly zero?: readonly string[];
}

export type Rows<Target extends FunctionName> = {
  readonly [Name in ActionsOf<Target>]: ActionRow<Name>;
};
