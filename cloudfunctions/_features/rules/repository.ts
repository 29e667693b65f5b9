import type { RuleVersion } from '#shared/rules/model';
import type { Call } from '../../_kit/action';
import { addDocument, findDocument } from '../../_kit/documents';

const collection = 'rules';

/** A version as stored: by which request it was published is kept with it. */
export type PublishedRule = RuleVersion<unknown> & {
  readonly ruleSet: string;
  readonly requestId: string;
};

/** The number of the newest version of a rule set; 0 when there is none. */
export async function findLatestVersion(call: Call, ruleSet: string): Promise<number> {
  const { data } = (await call.database
    .collection(collection)
    .where({ ruleSet })
    .orderBy('version', 'desc')
    .limit(1)
    .get()) as { data: PublishedRule[] };
  return data[0]?.version ?? 0;
}

export function findVersion(
  call: Call,
  ruleSet: string,
  version: number,
): Promise<PublishedRule | null> {
  return findDocument<PublishedRule>(call.database, collection, versionId(ruleSet, version));
}

/** Adds a version under its own number. Gives `exists` when another publisher was first. */
export function appendVersion(call: Call, rule: PublishedRule): Promise<'added' | 'exists'> {
  const _id = versionId(rule.ruleSet, rule.version);
  return addDocument(call.database, collection, { _id, ...rule });
}

function versionId(ruleSet: string, version: number): string {
  return `${ruleSet}:v${String(version)}`;
}
