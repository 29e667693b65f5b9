import { voucherFrom } from '#shared/order/voucher';
import { codesOf } from '../../people';
import { putReadyOrder } from '../pickup/pickups';
import { dataOf, openTill } from '../till/till';
import type { Cloud } from '../../harness';

/**
 * Database calls of a scan on a warm function, audit row included, whatever was scanned and whatever
 * came of it; a number may only fall.
 */
let cloud: Cloud;
beforeAll(async () => {
  cloud = await openTill();
  const code = putReadyOrder(cloud, 'o-0', null);
  dataOf(await cloud.staff('manager', 'store.verifyPickup', { code }));
  // What a process reads once, and keeps for a while, does not count: rules and the names of stores.
  dataOf(await cloud.staff('clerk', 'store.scan', { code }));
});
afterAll(() => cloud.close());

/** What is scanned: the code, and what became of it before. */
const kinds: Record<string, { calls: number; outcome: string; code: () => Promise<string> }> = {
  'a member code': {
    calls: 5,
    outcome: 'ok',
    code: async () => (await codesOf(cloud, 'xiaoman')).code,
  },
  'its digits': {
    calls: 5,
    outcome: 'ok',
    code: async () => (await codesOf(cloud, 'xiaoman')).digits,
  },
  'an order of the mall': {
    calls: 4,
    outcome: 'ok',
    code: () => Promise.resolve(putReadyOrder(cloud, 'o-1', null)),
  },
  'an order of a team': {
    calls: 4,
    outcome: 'ok',
    code: () => Promise.resolve(putReadyOrder(cloud, 'o-2', ['zongdian'], 'groupbuy')),
  },
  'one that was handed out before': {
    calls: 4,
    outcome: 'ok',
    code: async () => {
      const code = putReadyOrder(cloud, 'o-3', null);
      dataOf(await cloud.staff('manager', 'store.verifyPickup', { code }));
      return code;
    },
  },
  'a member code that was used': {
    calls: 3,
    outcome: 'code.already_used',
    code: async () => {
      const { code } = await codesOf(cloud, 'xiaoman');
      dataOf(await cloud.staff('manager', 'store.scan', { code }));
      return code;
    },
  },
  'a member code that was replaced': {
    calls: 3,
    outcome: 'code.rotated',
    code: async () => {
      const { code } = await codesOf(cloud, 'xiaoman');
      cloud.nowMs += 1;
      await codesOf(cloud, 'xiaoman');
      return code;
    },
  },
  'a voucher that nobody has': {
    calls: 4,
    outcome: 'code.not_found',
    code: () => Promise.resolve(voucherFrom(new Uint8Array(15).fill(7))),
  },
  'a slip of the finger': {
    calls: 1,
    outcome: 'code.mistyped',
    code: () => Promise.resolve('123456789012'),
  },
  'an invitation': {
    calls: 1,
    outcome: 'code.wrong_purpose',
    code: () => Promise.resolve(`S${'0'.repeat(16)}`),
  },
};

it.each(Object.entries(kinds))('%s stays within five', async (_kind, { calls, outcome, code }) => {
  const shown = await code();
  await cloud.staff('clerk', 'store.scan', { code: shown });
  expect(cloud.logs.at(-1)).toMatchObject({ outcome, databaseCalls: calls });
  expect(calls).toBeLessThanOrEqual(5);
  expect(cloud.warnings).toEqual([]);
});

it('one’s own code, and the lock after ten guesses, are written down within five', async () => {
  const { code } = await codesOf(cloud, 'clerk-b');
  await cloud.staff('clerk-b', 'store.scan', { code });
  expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'code.own' });
  expect(cloud.logs.at(-1)?.databaseCalls).toBeLessThanOrEqual(5);
  const unknown = { code: voucherFrom(new Uint8Array(15).fill(9)) };
  for (let tried = 0; tried < 12; tried += 1) {
    await cloud.staff('manager', 'store.scan', unknown);
    expect(cloud.logs.at(-1)?.databaseCalls).toBeLessThanOrEqual(5);
  }
  expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'code.locked_out', databaseCalls: 1 });
});

it('who joins by the very scan costs two more, once, and a third where a welcome is given', async () => {
  const shows = async () => (await codesOf(cloud, 'newcomer')).code;
  dataOf(await cloud.staff('clerk', 'store.scan', { code: await shows() }));
  expect(cloud.logs.at(-1)?.databaseCalls).toBe(7);
  dataOf(await cloud.staff('clerk', 'store.scan', { code: await shows() }));
  expect(cloud.logs.at(-1)?.databaseCalls).toBe(5);
});
