/**
 * One rule of WeChat's audits (P: performance, E: experience, B: best practice) or of the code quality check
 * of its developer tool (Q), or a limit of ours where it is stricter (J).
 */
export interface Rule<Subject> {
  readonly id: string;
  readonly name: string;
  /** What breaks it, one line each; none when it holds. */
  readonly broken: (subject: Subject) => readonly string[];
}

/** Every broken rule with its number and name. */
export function audit<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
): readonly string[] {
  return rules.flatMap(({ id, name, broken }) =>
    broken(subject).map((line) => `${id} ${name}: ${line}`),
  );
}
