import { entry, MEMBERS, pick } from '../cloud/entry';
import type { Program } from './program';

/** Requests as a shop sends them: mostly reads, some writes, a transaction, now and then a sum. */
export async function sendOne(
  { ask }: Pick<Program, 'ask'>,
  i: number,
  documents: number,
): Promise<void> {
  const admin = (action: string, body: object) =>
    ask('/admin', { action: `database.${action}`, collectionName: 'ledger', ...body });
  const one = { query: `{"_id":"e${pick(i, documents)}"}` };
  const ofMember = { query: `{"memberId":"m${pick(i, MEMBERS)}"}`, order: '{"seq":-1}', limit: 20 };
  const change = { data: '{"$inc":{"deltaPoints":1}}', merge: true, multi: false };
  switch (i % 10) {
    case 0:
    case 1:
    case 2:
    case 3:
      await admin('getDocument', one);
      return;
    case 4:
    case 5:
      await admin('getDocument', ofMember);
      return;
    case 6:
      await admin('modifyDocument', { ...one, ...change });
      return;
    case 7:
      await admin('insertDocument', { data: [JSON.stringify(entry(documents + i))] });
      await admin('removeDocument', { query: `{"_id":"e${documents + i}"}`, multi: true });
      return;
    case 8: {
      const { transactionId } = (await admin('startTransaction', {})) as { transactionId: string };
      await admin('getDocument', { ...one, transactionId });
      await admin('commitTransaction', { transactionId });
      return;
    }
    default:
      await admin('aggregateDocuments', { stages: sumOf(`m${pick(i, MEMBERS)}`) });
  }
}

const sumOf = (memberId: string) =>
  [
    ['$match', { memberId }],
    ['$sort', { seq: -1 }],
    ['$limit', 50],
    ['$group', { _id: null, points: { $sum: '$deltaPoints' } }],
  ].map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) }));

/** Keeps so many clients busy until all is sent. */
export async function sendMany(
  program: Program,
  { from, to, clients, documents }: Record<'from' | 'to' | 'clients' | 'documents', number>,
): Promise<void> {
  let next = from;
  const client = async (): Promise<void> => {
    while (next < to) await sendOne(program, next++, documents);
  };
  await Promise.all(Array.from({ length: clients }, client));
}
