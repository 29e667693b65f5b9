import type { RuleSchedule, RuleVersion } from '#shared/rules/model';
import type { Transaction } from '../../_kit/transaction';

const collection = 'rules';

/** A version as stored: who published it by which request is kept with it. */
export type PublishedRule = RuleVersion<unknown> & { readonly requestId: string };

export async function readSchedule(transaction: Transaction): Promise<RuleSchedule> {
  const { data } = await transaction.collection(collection).doc('schedule').get();
  return { sets: (data as RuleSchedule | null)?.sets ?? {} };
}

export async function readVersion(
  transaction: Transaction,
  ruleSet: string,
  version: number,
): Promise<PublishedRule | null> {
  const { data } = await transaction.collection(collection).doc(versionId(ruleSet, version)).get();
  return data as PublishedRule | null;
}

/** Adds the version under its own id, so a number is never given twice, and schedules it. */
export async function appendVersion(
  transaction: Transaction,
  ruleSet: string,
  rule: PublishedRule,
  schedule: RuleSchedule,
): Promise<void> {
  await transaction
    .collection(collection)
    .add({ _id: versionId(ruleSet, rule.version), ruleSet, ...rule });
  await transaction.collection(collection).doc('schedule').set(schedule);
}

function versionId(ruleSet: string, version: number): string {
  return `${ruleSet}:v${String(version)}`;
}
