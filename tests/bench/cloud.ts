import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import Libsql from 'libsql';
import { openDatabase } from '../../localcloud/database/index';
import type { Database } from '../../localcloud/database/index';
import { startProtocolServer } from '../../localcloud/protocol/index';

const folder = process.argv[2] ?? '.';
const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? 200_000);
const MEMBERS = 1000;
const CLIENTS = 32;

const entry = (i: number) => ({
  _id: `e${i}`,
  member: `m${i % MEMBERS}`,
  seq: Math.floor(i / MEMBERS),
  kind: 'checkin',
  deltaPoints: 10,
  explanation: { rule: 'checkin', version: 3, inputs: { streakDays: 5 }, steps: ['a', 'b'] },
});

/** Operations a second of `work`, run by so many clients at once. */
async function rate(count: number, clients: number, work: (i: number) => unknown): Promise<number> {
  for (let i = 0; i < 20; i++) await work(-1 - i);
  let next = 0;
  const started = performance.now();
  const client = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (count / (performance.now() - started)) * 1000;
}

function report(what: string, ours: number, floorName: string, floor: number): void {
  const ratio = `${((ours / floor) * 100).toFixed(0)} %`;
  console.info(
    `${what.padEnd(44)} ${ours.toFixed(0).padStart(8)}/s   ${ratio.padStart(6)} of ${floorName} (${floor.toFixed(0)}/s)`,
  );
}

function openRaw() {
  const raw = new Libsql(join(folder, 'raw.db'));
  raw.exec('PRAGMA journal_mode = WAL');
  raw.exec('PRAGMA synchronous = FULL');
  raw.exec('CREATE TABLE d (n INTEGER PRIMARY KEY, id UNIQUE, member, seq, doc TEXT)');
  raw.exec('CREATE INDEX d_member_seq ON d (member, seq DESC)');
  return raw;
}

const insertBody = (document: object, transactionId?: unknown) => ({
  collectionName: 'ledger',
  data: [JSON.stringify(document)],
  transactionId,
});

async function inProcess(database: Database, raw: ReturnType<typeof openRaw>): Promise<void> {
  const insert = raw.prepare('INSERT INTO d (id, member, seq, doc) VALUES (?,?,?,?)');
  const insertRaw = (document: ReturnType<typeof entry>) =>
    insert.run([document._id, document.member, document.seq, JSON.stringify(document)]);
  raw.exec('BEGIN');
  for (let i = 0; i < DOCUMENTS; i++) insertRaw(entry(i));
  raw.exec('COMMIT');

  const rangeRaw = raw
    .prepare('SELECT doc FROM d WHERE member = ? ORDER BY seq DESC LIMIT 20')
    .raw();
  const rangeFloor = await rate(5000, 1, (i) => rangeRaw.all([`m${Math.abs(i * 7) % MEMBERS}`]));
  const range = await rate(5000, 1, (i) =>
    database.execute('database.getDocument', {
      collectionName: 'ledger',
      query: `{"member":"m${Math.abs(i * 7) % MEMBERS}"}`,
      order: '{"seq":-1}',
      limit: 20,
    }),
  );
  report(`range, sort, limit 20 of ${DOCUMENTS}, in process`, range, 'the engine', rangeFloor);

  let id = DOCUMENTS;
  const insertFloor = await rate(1500, 1, () => insertRaw(entry(id++)));
  const addOne = () => database.execute('database.insertDocument', insertBody(entry(id++)));
  report('insert, one client, in process', await rate(1500, 1, addOne), 'the engine', insertFloor);
  report(
    `insert, ${CLIENTS} clients, in process`,
    await rate(10_000, CLIENTS, addOne),
    'the engine',
    insertFloor,
  );

  const update = raw.prepare('UPDATE d SET doc = ? WHERE id = ?');
  const read = raw.prepare('SELECT doc FROM d WHERE id = ?').raw();
  const rawTransaction = () => {
    raw.exec('BEGIN IMMEDIATE');
    read.get(['e1']);
    update.run([JSON.stringify(entry(1)), 'e1']);
    insertRaw(entry(id++));
    raw.exec('COMMIT');
  };
  const transaction = async (i: number) => {
    const { transactionId } = await database.execute('database.startTransaction', {});
    const one = { collectionName: 'ledger', query: `{"_id":"e${Math.abs(i)}"}`, transactionId };
    await database.execute('database.getDocument', one);
    await database.execute('database.modifyDocument', {
      ...one,
      data: '{"$inc":{"seq":1}}',
      merge: true,
    });
    await database.execute('database.insertDocument', insertBody(entry(id++), transactionId));
    await database.execute('database.commitTransaction', { transactionId });
  };
  const floor = await rate(1500, 1, rawTransaction);
  report(
    'transaction, one client, in process',
    await rate(1500, 1, transaction),
    'the engine',
    floor,
  );
  report(
    `transaction, ${CLIENTS} clients, in process`,
    await rate(6000, CLIENTS, transaction),
    'the engine',
    floor,
  );
}

/** A server that answers every request alike: what is left is the client's own cost. */
async function startBareServer(): Promise<{ url: string; close(): void }> {
  const list = [JSON.stringify(entry(1))];
  const answer = JSON.stringify({
    requestId: 'r',
    data: { list, insertedIds: ['e'], updated: 1 },
    limit: 1,
    offset: 0,
    transactionId: 't',
  });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/admin`, close: () => void server.close() };
}

function connect(serviceUrl: string) {
  const options = {
    env: 'bench',
    secretId: 'local',
    secretKey: 'local',
    serviceUrl,
    keepalive: true,
  };
  return tcb.init({ ...options, protocol: 'http' }).database();
}

async function throughSdk(database: Database): Promise<void> {
  const bare = await startBareServer();
  const server = await startProtocolServer({ database });
  const [floor, ours] = [connect(bare.url), connect(server.url)];
  type Db = typeof ours;
  const read = (db: Db) => (i: number) =>
    db
      .collection('ledger')
      .doc(`e${Math.abs(i)}`)
      .get();
  let id = 0;
  const add = (db: Db) => () => db.collection('ledger').add({ ...entry(id), _id: `sdk${id++}` });
  const transact = (db: Db) => async (i: number) => {
    const transaction = await db.startTransaction();
    const one = transaction.collection('ledger').doc(`e${Math.abs(i)}`);
    await one.get();
    await one.update({ seq: i });
    await transaction.collection('ledger').add({ ...entry(id), _id: `sdk${id++}` });
    await transaction.commit();
  };
  const cases: [string, number, (db: Db) => (i: number) => unknown][] = [
    ['point read', 2000, read],
    ['insert', 1000, add],
    ['transaction of 5 calls', 300, transact],
  ];
  for (const [name, count, work] of cases) {
    const floorRate = await rate(count, 8, work(floor));
    report(
      `${name}, 8 clients, through the SDK`,
      await rate(count, 8, work(ours)),
      'the SDK and bare HTTP',
      floorRate,
    );
  }
  bare.close();
  await server.close();
}

async function main(): Promise<void> {
  const indexes = [{ name: 'member_seq', keys: { member: 1 as const, seq: -1 as const } }];
  const database = openDatabase({
    file: join(folder, 'ours.db'),
    collections: [{ name: 'ledger', indexes }],
  });
  for (let i = 0; i < DOCUMENTS; i += 10_000) {
    const size = Math.min(10_000, DOCUMENTS - i);
    database.insertMany(
      'ledger',
      Array.from({ length: size }, (_, k) => entry(i + k)),
    );
  }
  await inProcess(database, openRaw());
  await throughSdk(database);
  console.info(
    `memory: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB with ${DOCUMENTS} documents`,
  );
  database.close();
  process.exit();
}

void main();
