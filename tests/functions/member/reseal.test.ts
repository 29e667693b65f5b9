import { sealKeysOf } from '../../../cloudfunctions/_kit/sealkeys';
import { seal, unseal } from '../../../cloudfunctions/_kit/seal';
import { Cloud, dayMs } from '../harness';
import { grant, shelve } from '../mall/shop';
import { dataOf } from '../store/till/till';

const keyA = 'a1'.repeat(32);
const keyB = 'b2'.repeat(32);
const address = { name: '小满', phone: '13800138000', region: '上海市', detail: '某路 1 号' };
const birthday = { month: 5, day: 20, year: 1990 };
const hourMs = 3_600_000;

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(async () => {
  expect(cloud.warnings).toEqual([]);
  await cloud.close();
});

/** 小满 with a phone number, a birthday and a parcel to come. */
async function givePersonalTexts(): Promise<string> {
  await shelve(cloud, 'cup', { deliveries: ['ship'] });
  await grant(cloud, 'xiaoman', 500);
  dataOf(await cloud.member('xiaoman', 'member.updateProfile', { birthday }));
  const code = cloud.wechat.phoneCodes.issue('13800138000') ?? '';
  dataOf(await cloud.member('xiaoman', 'member.bindPhone', { code }));
  const wish = { itemId: 'cup', quantity: 1, delivery: 'ship', address } as const;
  return dataOf(await cloud.member('xiaoman', 'mall.redeem', wish)).orderId;
}

/** The names of the keys in front of everything that lies sealed, in order. */
const keysInUse = () =>
  [...JSON.stringify(cloud.dump()).matchAll(/"(v\d[.0-9a-f]*):[\w+/=]{40,}"/g)].map(
    ([, keyId]) => keyId,
  );

async function expectAllReadable(orderId: string): Promise<void> {
  const profile = dataOf(await cloud.member('xiaoman', 'member.getProfile', {}));
  expect(profile).toMatchObject({ birthday: { birthday }, phoneMasked: '138****8000' });
  const order = dataOf(await cloud.member('xiaoman', 'mall.getOrder', { orderId }));
  expect(order.address).toEqual(address);
}

/** Runs the job as the timer does, every five minutes, and gives what the last run said. */
async function live(forMs: number): Promise<unknown> {
  let report: unknown;
  for (const endMs = cloud.nowMs + forMs; cloud.nowMs < endMs; cloud.nowMs += 300_000) {
    report = await cloud.timer('reseal');
  }
  return report;
}
const resealing = () => {
  const jobs = cloud.dump()['jobs'] as { _id: string }[];
  return jobs.find(({ _id }) => _id === 'reseal');
};

describe('a shop without a key of its own', () => {
  it('seals under the identity key, and the job looks at nothing', async () => {
    const orderId = await givePersonalTexts();
    expect(keysInUse()).toEqual(['v1', 'v1', 'v1']);
    const before = cloud.dump();
    expect(await cloud.timer('reseal')).toMatchObject({ data: { checked: 0, resealed: 0 } });
    expect(cloud.dump()).toEqual(before);
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 0 });
    await expectAllReadable(orderId);
  });
});

describe('a key that takes the place of another', () => {
  it('seals what is new while the other still opens what is old', async () => {
    const orderId = await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    await expectAllReadable(orderId);
    cloud.nowMs += 400 * dayMs;
    const changed = { birthday: { month: 6, day: 1, year: 1990 } };
    dataOf(await cloud.member('xiaoman', 'member.updateProfile', changed));
    expect(keysInUse().sort()).toEqual(['v1', 'v1', 'v2.52fe6094']);
  });

  it('is known everywhere before it seals: what one function writes another one opens', async () => {
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA, JIDIAN_SEAL_KEY_OTHER: keyB };
    const orderId = await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyB, JIDIAN_SEAL_KEY_OTHER: keyA };
    await expectAllReadable(orderId);
  });

  it('has everything sealed anew, and says when the other is not needed any more', async () => {
    const orderId = await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    expect(await cloud.timer('reseal')).toMatchObject({ data: { resealed: 3, isClear: 0 } });
    expect(keysInUse()).toEqual(['v2.52fe6094', 'v2.52fe6094', 'v2.52fe6094']);
    await expectAllReadable(orderId);
    // An instance with the former settings may seal for a while.
    cloud.nowMs += 300_000;
    expect(await live(hourMs - 300_000)).toMatchObject({ data: { resealed: 0, isClear: 0 } });
    expect(resealing()).toMatchObject({ keyId: 'v2.52fe6094', clearSinceMs: null });
    expect(await live(600_000)).toMatchObject({ data: { resealed: 0, isClear: 1 } });

    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyB, JIDIAN_SEAL_KEY_OTHER: keyA };
    await live(hourMs + 600_000);
    expect(resealing()).toMatchObject({ keyId: 'v2.f14dfc87', clearSinceMs: expect.any(Number) });
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyB };
    await expectAllReadable(orderId);
  });

  it('is asked of the database once a run after that', async () => {
    await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    await live(2 * hourMs);
    await cloud.timer('reseal');
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 1, outcome: 'ok' });
  });

  it('begins anew where an instance sealed with the former key behind the walk', async () => {
    const orderId = await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    await live(hourMs - 300_000);
    cloud.sealVariables = { JIDIAN_SEAL_KEY_OTHER: keyA };
    cloud.nowMs += 400 * dayMs;
    dataOf(await cloud.member('xiaoman', 'member.updateProfile', { birthday: null }));
    dataOf(await cloud.member('xiaoman', 'member.updateProfile', { birthday }));
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    expect(await cloud.timer('reseal')).toMatchObject({ data: { resealed: 1, isClear: 0 } });
    expect(await cloud.timer('reseal')).toMatchObject({ data: { resealed: 0, isClear: 1 } });
    await expectAllReadable(orderId);
  });
});

describe('sealing anew', () => {
  it('ends the same wherever a run of it dies', async () => {
    const orderId = await givePersonalTexts();
    const keys = [keyA, keyB];
    for (let atCall = 1, died = true; died; atCall += 1) {
      for (const moment of ['before', 'after'] as const) {
        const [own = '', other = ''] = keys.reverse();
        cloud.sealVariables = { JIDIAN_SEAL_KEY: own, JIDIAN_SEAL_KEY_OTHER: other };
        cloud.crashAt({ atCall, moment });
        const reply = await cloud.timer('reseal');
        cloud.heal();
        died = !(reply as { ok: boolean }).ok;
        await cloud.timer('reseal');
        await cloud.timer('reseal');
        expect(new Set(keysInUse()).size).toBe(1);
        await expectAllReadable(orderId);
      }
      expect(atCall).toBeLessThan(20);
    }
  });

  it('goes on where the run before stopped', async () => {
    await cloud.member('xiaoman', 'member.getHome', {});
    const [member] = cloud.dump()['members'] as { _id: string }[];
    const ports = { ...cloud.call().ports, sealKeys: sealKeysOf(cloud.call().ports.hmac, {}) };
    const many = Array.from({ length: 4500 }, (_, index) => {
      const sealed = seal(ports, JSON.stringify(birthday));
      const _id = `m_${String(index).padStart(6, '0')}`;
      return { ...member, _id, memberId: _id, birthday: { sealed, changedOn: '2026-03-02' } };
    });
    cloud.database.insertMany('members', many);
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    const runs: unknown[] = [];
    for (let run = 0; run < 5; run += 1) runs.push(await cloud.timer('reseal'));
    expect(cloud.logs.flatMap(({ fault }) => fault ?? [])).toEqual([]);
    expect(runs).toMatchObject([
      { data: { checked: 1000, resealed: 1000 } },
      { data: { checked: 1000, resealed: 1000 } },
      { data: { checked: 1000, resealed: 1000 } },
      { data: { checked: 1000, resealed: 1000 } },
      { data: { checked: 501, resealed: 500 } },
    ]);
    expect(new Set(keysInUse())).toEqual(new Set(['v2.52fe6094']));
  });

  it('never takes back what a member changes meanwhile', async () => {
    await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    let draw = 7;
    cloud.line.pickNext = (waiting) => (draw = (draw * 16_807) % 2_147_483_647) % waiting;
    const keys = [keyA, keyB];
    for (let round = 1; round <= 12; round += 1) {
      const [own = '', other = ''] = keys.reverse();
      cloud.sealVariables = { JIDIAN_SEAL_KEY: own, JIDIAN_SEAL_KEY_OTHER: other };
      cloud.nowMs += 366 * dayMs;
      const wanted = { month: round, day: round, year: 1990 };
      const [changed] = await Promise.all([
        cloud.member('xiaoman', 'member.updateProfile', { birthday: wanted }),
        cloud.timer('reseal'),
        cloud.timer('reseal'),
      ]);
      expect(changed).toMatchObject({ ok: true });
      const profile = await cloud.member('xiaoman', 'member.getProfile', {});
      expect(profile).toMatchObject({ data: { birthday: { birthday: wanted } } });
    }
    cloud.line.pickNext = null;
  });

  it.each([1, 2, 3])('is not undone by a parcel that goes out at its call %i', async (atCall) => {
    const orderId = await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    let calls = 0;
    cloud.line.meanwhile = async () => {
      calls += 1;
      if (calls !== atCall) return;
      cloud.line.meanwhile = null;
      await cloud.timer('reseal');
    };
    const parcel = { carrier: '顺丰', trackingNumber: 'SF1234' };
    const shipped = await cloud.operator('mall.shipOrder', {
      orderId,
      ...parcel,
      operator: '许先生',
    });
    expect(shipped).toMatchObject({ ok: true, data: { address } });
    expect(calls).toBe(atCall);
    expect(keysInUse()).toEqual(['v2.52fe6094', 'v2.52fe6094', 'v2.52fe6094']);
    expect(cloud.dump()['orders']).toMatchObject([{ state: 'shipped', delivery: { parcel } }]);
    await expectAllReadable(orderId);
  });
});

describe('a key that is not known', () => {
  it('is a fault that names it, loses nothing, and ends once the key is back', async () => {
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyA };
    const orderId = await givePersonalTexts();
    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyB };
    const before = cloud.dump();
    const change = { birthday: { month: 1, day: 1, year: null } };
    const refused = await cloud.member('xiaoman', 'member.updateProfile', change);
    expect(refused).toMatchObject({ ok: false, error: { code: 'server.fault' } });
    expect(cloud.logs.at(-1)?.fault).toContain(
      'sealed with v2.52fe6094, a key that is set neither',
    );
    expect(cloud.dump()).toEqual(before);

    expect(await live(2 * hourMs)).toMatchObject({ data: { resealed: 0, unknown: 3, isClear: 0 } });
    expect(resealing()).toMatchObject({ unknownKeyIds: ['v2.52fe6094'], clearSinceMs: null });
    expect({ ...cloud.dump(), jobs: [] }).toEqual({ ...before, jobs: [] });

    cloud.sealVariables = { JIDIAN_SEAL_KEY: keyB, JIDIAN_SEAL_KEY_OTHER: keyA };
    await expectAllReadable(orderId);
    expect(await live(600_000)).toMatchObject({ data: { unknown: 0, isClear: 1 } });
  });

  it('is told from a text that was altered', () => {
    const ports = { randomBytes: () => new Uint8Array(12), sealKeys: sealKeysOf(() => keyA, {}) };
    const sealed = seal(ports, '13800138000');
    expect(unseal(ports, sealed)).toBe('13800138000');
    expect(() => unseal(ports, `${sealed.slice(0, -6)}AAAAA=`)).toThrow(/authenticate/);
    expect(() => unseal(ports, 'x')).toThrow(/a key that is set neither/);
  });

  it.each(['abc', 'A1'.repeat(32), 'g'.repeat(64)])('%s is no key at all', (text) => {
    expect(() => sealKeysOf(() => keyA, { JIDIAN_SEAL_KEY: text })).toThrow(
      'JIDIAN_SEAL_KEY is not 64 hexadecimal characters',
    );
  });
});
