import { useState } from 'react';
import type { Fen } from '#shared/kernel/amounts';
import type { BillLine } from '#shared/store/purchase/model';
import type { Key } from '../../../ui/controls/keys';
import { fenOf, typedAmount, typedBillNumber } from './amount';

/** The bill's number, its amount, or the part of it that one category takes. */
export type BillField = 'number' | 'amount' | `category:${string}`;

export interface BillDraft {
  readonly billNumber: string;
  readonly amountText: string;
  readonly amountFen: Fen;
  /** As typed, by category; only those that are open. */
  readonly parts: Readonly<Record<string, string>>;
  readonly lines: readonly BillLine[];
  readonly active: BillField;
  /** What has to be typed before the bill is whole; null when it is. */
  readonly missing: 'number' | 'amount' | null;
}

interface Typed {
  readonly billNumber: string;
  readonly amountText: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly active: BillField;
}

const nothing: Typed = { billNumber: '', amountText: '', parts: {}, active: 'number' };

/** What the clerk is typing; one field at a time takes the keys. */
export function useBillDraft(given: Partial<Typed> = {}) {
  const [typed, setTyped] = useState<Typed>({ ...nothing, ...given });
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }));

  const press = (key: Key) => setTyped((before) => afterKey(before, key));
  const lines = Object.entries(typed.parts)
    .map(([category, text]) => ({ category, amountFen: fenOf(text) }))
    .filter(({ amountFen }) => amountFen > 0);
  const amountFen = fenOf(typed.amountText);
  const draft: BillDraft = {
    ...typed,
    amountFen,
    lines,
    missing: typed.billNumber === '' ? 'number' : amountFen === 0 ? 'amount' : null,
  };
  return {
    draft,
    press,
    activate: (active: BillField) => change({ active }),
    setBillNumber: (billNumber: string) => change({ billNumber }),
    /** Opens the parts of the categories given. */
    split: (categories: readonly string[]) =>
      change({
        parts: Object.fromEntries(categories.map((category) => [category, ''])),
        active: `category:${categories[0] ?? ''}`,
      }),
    clear: () => setTyped(nothing),
  };
}

function afterKey(typed: Typed, key: Key): Typed {
  const { active } = typed;
  if (active === 'number') return { ...typed, billNumber: typedBillNumber(typed.billNumber, key) };
  if (active === 'amount') return { ...typed, amountText: typedAmount(typed.amountText, key) };
  const category = active.slice('category:'.length);
  const text = typedAmount(typed.parts[category] ?? '', key);
  return { ...typed, parts: { ...typed.parts, [category]: text } };
}
