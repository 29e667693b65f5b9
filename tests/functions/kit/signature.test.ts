import fc from 'fast-check';
import { resolve } from 'node:path';
import { signPlainly, type SignRequest } from '../../../cloudfunctions/_kit/signature';
import { Cloud } from '../harness';

/** The SDK's own package is the oracle: what it signs, the platform takes. */
const packaged = jest.requireActual<{ sign: (request: SignRequest) => unknown }>(
  resolve('node_modules/@cloudbase/signature-nodejs'),
);
const signAsPackaged = packaged.sign;

const ids = fc.stringMatching(/^[\w-]{1,12}$/);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' 积分 ', '0', '{"_id":"小满"}', 'ÄÖ\n', '\ud800'),
);
const values = fc.oneof(
  ...[texts, fc.integer(), fc.double(), fc.boolean(), fc.constant(undefined)],
  ...[fc.array(texts), fc.array(fc.dictionary(ids, texts)), fc.constant(null)],
);
const names = fc.oneof(
  ids,
  fc.constantFrom('collectionName', 'query', 'Query', 'data', 'a_b', 'aB', 'content-type', '名'),
);
const requests: fc.Arbitrary<SignRequest> = fc
  .record({
    secretId: ids,
    secretKey: fc.string({ maxLength: 40 }),
    host: fc.constantFrom('jidian.ap-shanghai.tcb-api.tencentcloudapi.com', '127.0.0.1:8787'),
    seqId: fc.stringMatching(/^[\w-]{1,12}$/),
    more: fc.dictionary(fc.stringMatching(/^[A-Za-z-]{1,12}$/), fc.oneof(texts, fc.integer())),
    params: fc.dictionary(names, values, { noNullPrototype: true }),
    timestamp: fc.integer({ min: 1, max: 4_102_444_800 }),
  })
  .map(({ host, seqId, more, ...request }) => ({
    ...request,
    method: 'post',
    url: `https://${host}/admin?env=jidian-1&seqId=${seqId}`,
    headers: { ...more, 'content-type': 'application/json', Host: host },
    withSignedParams: true,
  }));

describe('a plain request', () => {
  it('is signed as the SDK signs it, or left to the SDK', () => {
    let signed = 0;
    fc.assert(
      fc.property(requests, (request) => {
        const ours = signPlainly(request);
        if (ours === null) return;
        signed += 1;
        expect(ours).toEqual(signAsPackaged(request));
      }),
      { numRuns: 3000, seed: 8 },
    );
    expect(signed).toBeGreaterThan(500);
  });

  it('is what every database request of the product is', async () => {
    const seen = new Set<string>();
    const differing: string[] = [];
    packaged.sign = (request) => {
      const theirs = signAsPackaged(request) as { authorization: string };
      const { action } = request.params as { action: string };
      seen.add(action);
      if (signPlainly(request)?.authorization !== theirs.authorization) differing.push(action);
      return theirs;
    };
    const cloud = await Cloud.open();
    try {
      await cloud.member('xiaoman', 'checkin.perform', {});
      await cloud.member('xiaoman', 'member.getHome', {});
      await cloud.member('xiaoman', 'points.listEntries', { filter: 'earned' });
      await cloud.timer('tick');
      const { database } = cloud.call();
      const members = database.collection('members');
      const transaction = await database.startTransaction();
      await transaction.collection('members').doc('nobody').get();
      await transaction.commit();
      await members.where({ _id: 'nobody' }).count();
      await members.where({ _id: 'nobody' }).remove();
    } finally {
      packaged.sign = signAsPackaged;
      await cloud.close();
    }
    expect(differing).toEqual([]);
    expect([...seen].sort()).toEqual([
      'database.aggregateDocuments',
      'database.calculateDocument',
      'database.commitTransaction',
      'database.getDocument',
      'database.insertDocument',
      'database.modifyDocument',
      'database.removeDocument',
      'database.startTransaction',
    ]);
  });
});

describe('left to the SDK is', () => {
  const plain: SignRequest = {
    secretId: 'id',
    secretKey: 'key',
    method: 'post',
    url: 'https://host/admin?env=a&seqId=b',
    headers: { 'content-type': 'application/json', Host: 'host' },
    params: { action: 'database.getDocument', list: ['a'] },
    timestamp: 1_700_000_000,
    withSignedParams: true,
  };
  const { Host, ...hostless } = plain.headers as Record<string, string>;

  it.each<[string, Partial<SignRequest>]>([
    ['another method', { method: 'get' }],
    ['a form', { headers: { Host, 'content-type': 'multipart/form-data; boundary=x' } }],
    ['a request without a host', { headers: hostless }],
    ['another host than the address has', { headers: { ...hostless, Host: 'other' } }],
    ['an address that a parser rewrites', { url: 'https://host/admin?env=a b' }],
    ['a header twice', { headers: { ...hostless, Host, host: Host } }],
    ['a header that is a list', { headers: { ...hostless, Host, 'X-List': ['a'] } }],
    ['a name that would be rewritten', { params: { 'a b': 'c' } }],
    ['a buffer', { params: { file: Buffer.from('a') } }],
    ['a deep object', { params: { list: [{ a: { b: 1 } }] } }],
    ['a moment that is no second', { timestamp: 1.5 }],
    ['no key', { secretKey: undefined }],
    ['an option of the package', { includeKeys: ['action'] }],
    ['another kind of signature', { isCloudApi: true }],
  ])('%s', (_what, change) => {
    expect(signPlainly({ ...plain, ...change })).toBeNull();
  });

  it('nothing of requests whose names read alike without a gap: each has its own order', () => {
    const ordersOf = (params: Record<string, string>): unknown => {
      const request = { ...plain, params };
      expect(signPlainly(request)).toEqual(signAsPackaged(request));
      return signPlainly(request)?.authorization;
    };
    expect(ordersOf({ ab: '1', c: '2' })).not.toEqual(ordersOf({ a: '1', bc: '2' }));
  });

  it('nothing of the plain request itself, whose signature changes with key, day and content', () => {
    const ofThis = (change: Partial<SignRequest>): unknown => {
      const request = { ...plain, ...change };
      expect(signPlainly(request)).toEqual(signAsPackaged(request));
      return signPlainly(request)?.authorization;
    };
    const all = [
      {},
      { secretKey: 'other' },
      { secretId: 'other' },
      { timestamp: 1_700_000_000 + 86_400 },
      { params: { action: 'database.getDocument', list: ['b'] } },
      { headers: { ...hostless, Host, 'X-TCB-Source': 'a' } },
    ].map(ofThis);
    expect(new Set(all).size).toBe(6);
  });
});
