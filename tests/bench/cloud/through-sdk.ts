import tcb from '@cloudbase/node-sdk';
import type { Case } from '../support/rounds';
import { entry, MEMBERS, pick } from './entry';

function connect(serviceUrl: string) {
  const address = { serviceUrl, protocol: 'http' as const, keepalive: true };
  return tcb.init({ env: 'bench', secretId: 'local', secretKey: 'local', ...address }).database();
}

type Db = ReturnType<typeof connect>;

/** The published SDK against the local cloud, and against a server that does nothing. */
export function sdkCases(url: string, bareUrl: string, documents: number): Case[] {
  const [ours, floor] = [connect(url), connect(bareUrl)];
  const both = (work: (db: Db, i: number) => unknown) => ({
    ours: (i: number) => work(ours, i),
    floor: (i: number) => work(floor, i),
  });
  const newEntry = (i: number) => ({ ...entry(i), _id: `sdk${i}` });
  const read = (db: Db, i: number) =>
    db
      .collection('ledger')
      .doc(`e${pick(i, documents)}`)
      .get();
  const range = (db: Db, i: number) =>
    db
      .collection('ledger')
      .where({ memberId: `m${pick(i, MEMBERS)}` })
      .orderBy('seq', 'desc')
      .limit(20)
      .get();
  const add = (db: Db, i: number) => db.collection('ledger').add(newEntry(i));
  const transact = async (db: Db, i: number) => {
    const transaction = await db.startTransaction();
    const one = transaction.collection('ledger').doc(`e${pick(i, documents)}`);
    await one.get();
    await one.update({ deltaPoints: i });
    await transaction.collection('ledger').add(newEntry(i));
    await transaction.commit();
  };
  const shared = { floorName: 'the SDK and bare HTTP', clients: 8 };
  const many = documents.toLocaleString('en');
  return [
    { ...shared, name: 'point read, SDK', count: 1000, ...both(read) },
    { ...shared, name: `range, sort, limit 20 of ${many}, SDK`, count: 500, ...both(range) },
    { ...shared, name: 'insert, SDK', count: 800, ...both(add) },
    { ...shared, name: 'transaction of 5 calls, SDK', count: 150, ...both(transact) },
  ];
}
