import type { FunctionName } from '#shared/action';
import type { ActionName } from '#shared/api';
import type { Dump } from '#shared/proof/model';
import type { Outcome, SimulatedShop } from '../simulation/shop';

/** Something that is asked or done at the same time as others. */
export interface Deed {
  /** Unique among those of its scenario. */
  readonly label: string;
  /** What it is the only one of: two of a kind are two requests, unless they have the same id. */
  readonly go: (shop: SimulatedShop) => Promise<unknown>;
}

/** What became of each deed of a schedule, by its label; absent for those it left out. */
export type Answers = ReadonlyMap<string, Outcome>;

/** People who meet at one thing. */
export interface Scenario {
  /** Brings a shop to the point where they all set out, and gives what they do. */
  readonly prepare: (shop: SimulatedShop) => Promise<readonly Deed[]>;
  /** What the rules do not allow to have come of it. */
  readonly wrong: (answers: Answers, dump: Dump) => readonly string[];
  /** Lets what follows happen before it is judged; nothing where all is over with the answers. */
  readonly settle?: (shop: SimulatedShop) => Promise<void>;
}

/** A request; `by` null is an operator. */
export function deed(
  label: string,
  by: string | null,
  [name, action]: readonly [FunctionName, ActionName],
  data: unknown,
  requestId = requestOf(label),
): Deed {
  const event = { action, data, requestId: requestOf(requestId.replace(/^request-/, '')) };
  return { label, go: (shop) => shop.run(name, event, by === null ? null : `o-${by}`) };
}

const requestOf = (label: string): string => `request-${label.replaceAll(' ', '-')}`;

/** One request, carried out to its end with nobody else about; gives its answer. */
export async function ask<Reply>(
  shop: SimulatedShop,
  by: string | null,
  action: readonly [FunctionName, ActionName],
  data: unknown,
): Promise<Reply> {
  const label = `before-${String(shop.line.counts.requests)}`;
  const run = deed(label, by, action, data).go(shop);
  await shop.until(run);
  const outcome = (await run) as Outcome;
  if (outcome === 'killed' || !outcome.ok) throw new Error(JSON.stringify({ action, outcome }));
  return outcome.data as Reply;
}

/** The labels of those that were done, of these or of all. */
export function doneOf(
  answers: Answers,
  labels: readonly string[] = [...answers.keys()],
): string[] {
  return labels.filter((label) => {
    const outcome = answers.get(label);
    return outcome !== undefined && outcome !== 'killed' && outcome.ok;
  });
}

/**
 * Of several requests for one thing exactly one may be done, if it was asked for at all. `repeats` are
 * the same request as another, by its label: they count with it, and hear what it hears.
 */
export function oneWins(
  answers: Answers,
  rivals: readonly string[],
  repeats: Readonly<Record<string, string>> = {},
): string[] {
  const asked = rivals.filter((label) => answers.has(label));
  const done = new Set(doneOf(answers, asked).map((label) => repeats[label] ?? label));
  const wrong =
    asked.length > 0 && done.size !== 1 ? [`${String(done.size)} of ${asked.join()}`] : [];
  for (const [again, first] of Object.entries(repeats)) {
    const [one, other] = [heard(answers.get(first)), heard(answers.get(again))];
    if (one !== null && other !== null && one !== other) {
      wrong.push(`${again} heard ${other}, ${first} heard ${one}`);
    }
  }
  return wrong;
}

/** Null where nothing was asked, or the client is to ask again. */
function heard(outcome: Outcome | undefined): 'yes' | 'no' | null {
  if (outcome === undefined || outcome === 'killed') return null;
  if (!outcome.ok && outcome.error.code === 'request.busy') return null;
  return outcome.ok ? 'yes' : 'no';
}

export type { Outcome };
