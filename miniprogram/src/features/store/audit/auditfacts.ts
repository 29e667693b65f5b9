import type { AuditFacts } from '#shared/store/audit/model';
import { copy } from '../../../copy';

/** Facts in words, in the order that the copy table names them; ids are left out. */
export function factLines(
  facts: AuditFacts,
): { readonly name: string; readonly value: string; readonly brief: string }[] {
  return Object.entries(copy.audit.facts).flatMap(([key, { name, show, brief = show }]) => {
    const value = facts[key];
    return value === undefined || value === null
      ? []
      : [{ name, value: show(value), brief: brief(value) }];
  });
}

/** The one line that says what became of it. */
export function changeText({ before, after }: { before: AuditFacts; after: AuditFacts }): string {
  const short = (facts: AuditFacts) =>
    copy.audit.together(factLines(facts).map(({ brief }) => brief));
  return copy.audit.change(short(before), short(after));
}
