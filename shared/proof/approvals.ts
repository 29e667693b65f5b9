import type { BusinessDate } from '../kernel/businessdate';
import type { RuleVersion } from '../rules/model';
import { versionInForce } from '../rules/rules';
import type { Debit } from '../store/debit/model';
import type { Grant } from '../store/grant/model';
import type { Bill, StaffMark, UndoMark } from '../store/purchase/model';
import { fallbackStoreRules } from '../store/till/defaults';
import type { StoreRules } from '../store/till/model';
import type { UndoAsk } from '../store/undo/model';
import { isLate } from '../store/undo/rules';
import { staleMs } from './versions';
import type { Breach, Dump, Invariant } from './model';
import { documentsOf } from './shop';

/** What two people have to agree on, and what one of them may do alone on a date. */
export const approvalInvariants: readonly Invariant[] = [
  {
    number: 32,
    says: 'what one person gives or takes back on a date is within the limits, more is seen by two',
    needs: ['grants', 'bills', 'debits'],
    *breaches({ dump }, { sweptAtMs }) {
      yield* wrongGifts(dump);
      yield* wrongUndos(dump);
      for (const ask of documentsOf(dump, 'undo_asks') as UndoAsk[]) {
        const isLeft = sweptAtMs !== null && ask.movedAtMs < sweptAtMs;
        if (ask.state === 'approved' && isLeft) {
          yield { of: ask.undoId, what: 'agreed to and never taken back' };
        }
      }
    },
  },
];

function* wrongGifts(dump: Dump): Generator<Breach> {
  const versions = storeRulesOf(dump);
  const asked = new DaySums();
  const alone = new DaySums();
  for (const grant of documentsOf(dump, 'grants') as Grant[]) {
    const { grantId: of, state, decided, memberId, points, expiresAtMs } = grant;
    const rules = rulesAt(versions, grant.asked.atMs).map((one) => one.grant);
    const day = { staffId: grant.asked.staffId, date: grant.businessDate };
    asked.add(day, points, Math.max(...rules.map(({ mostPoints }) => mostPoints)));
    if (memberId === grant.asked.staffId) yield { of, what: 'given to oneself' };
    if (expiresAtMs === null) {
      alone.add(day, points, Math.max(...rules.map(({ freePoints }) => freePoints)));
    } else if (!['waiting', 'declined', 'lapsed'].includes(state)) {
      yield* wrongPair(of, { asked: grant.asked, decided, memberId });
    }
  }
  yield* asked.over('points asked for');
  yield* alone.over('points given alone');
}

function* wrongUndos(dump: Dump): Generator<Breach> {
  const versions = storeRulesOf(dump);
  const alone = new DaySums();
  for (const { of, memberId, worthFen, done, undone } of undoneThings(dump)) {
    if (undone.staffId === memberId) yield { of, what: 'taken back by whose points they are' };
    if (undone.asked) {
      yield* wrongPair(of, { asked: undone.asked, decided: undone, memberId });
      continue;
    }
    const rules = rulesAt(versions, undone.atMs).map((one) => one.undo);
    if (!rules.every((one) => isLate(done, one, undone.atMs))) continue;
    const day = { staffId: undone.staffId, date: undone.countedOn };
    alone.add(day, worthFen, Math.max(...rules.map(({ freeFen }) => freeFen)));
  }
  yield* alone.over('fen taken back late alone');
}

interface Undone {
  readonly of: string;
  readonly memberId: string | null;
  readonly worthFen: number;
  readonly done: StaffMark;
  readonly undone: UndoMark;
}

function undoneThings(dump: Dump): Undone[] {
  const bills = (documentsOf(dump, 'bills') as Bill[]).map(
    ({ billId: of, memberId, amountFen, recorded, linked, undone }) => {
      const worthFen = memberId === null ? 0 : amountFen;
      return { of, memberId, worthFen, done: linked ?? recorded, undone };
    },
  );
  const debits = (documentsOf(dump, 'debits') as Debit[]).map(
    ({ debitId: of, memberId, worthFen, proposed: done, undone }) => {
      return { of, memberId, worthFen, done, undone };
    },
  );
  return [...bills, ...debits].flatMap(({ undone, ...one }) =>
    undone ? [{ ...one, undone }] : [],
  );
}

function* wrongPair(
  of: string,
  pair: {
    readonly asked: StaffMark;
    readonly decided: StaffMark | null;
    readonly memberId: string | null;
  },
): Generator<Breach> {
  const { asked, decided, memberId } = pair;
  if (!decided) yield { of, what: 'nobody gave a second word' };
  else if (decided.staffId === asked.staffId) yield { of, what: 'both words by one person' };
  else if (decided.staffId === memberId) yield { of, what: 'the second word by who gains' };
}

/** Sums of one person and date, held against the highest limit that was in force for any part. */
class DaySums {
  readonly #days = new Map<string, { sum: number; limit: number }>();

  add(
    { staffId, date }: { staffId: string; date: BusinessDate },
    amount: number,
    limit: number,
  ): void {
    const key = `${staffId} on ${date}`;
    const day = this.#days.get(key) ?? { sum: 0, limit: 0 };
    this.#days.set(key, { sum: day.sum + amount, limit: Math.max(day.limit, limit) });
  }

  *over(what: string): Generator<Breach> {
    for (const [of, { sum, limit }] of this.#days) {
      if (sum > limit) yield { of, what: `${String(sum)} ${what}, limit ${String(limit)}` };
    }
  }
}

type StoredRule = RuleVersion<StoreRules> & { readonly ruleSet: string };

function storeRulesOf(dump: Dump): readonly RuleVersion<StoreRules>[] {
  const stored = (documentsOf(dump, 'rules') as StoredRule[]).filter(
    ({ ruleSet }) => ruleSet === 'store',
  );
  // Versions of before late undos had a limit go by the default one.
  return stored.map(({ body, ...version }) => {
    const undo = { ...fallbackStoreRules.body.undo, ...body.undo };
    return { ...version, body: { ...body, undo } };
  });
}

/** The rules that a function may have gone by at an instant, from a process that knew them so long. */
function rulesAt(versions: readonly RuleVersion<StoreRules>[], atMs: number): StoreRules[] {
  const known = [atMs, atMs - staleMs].map((at) => versionInForce(versions, at));
  return known.map((version) => (version ?? fallbackStoreRules).body);
}
