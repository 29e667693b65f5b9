import { breachesOf } from '#shared/proof/invariants';
import { shopOf } from '#shared/proof/shop';
import type { LedgerEntry } from '#shared/points/model';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { tieredProgramme } from '../../../localcloud/seed/programme';
import type { Cloud, Crash } from '../harness';
import { buy, dataOf, openTill, scanOf } from '../store/till/till';

const crashesOf = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
    { atCall, moment: 'before' },
    { atCall, moment: 'after' },
  ]);

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTill(tieredProgramme);
  const bill = { billNumber: 'A-1', amountFen: 19_900 };
  const { entryId } = dataOf(await buy(cloud, 'xiaoman', bill));
  expect(entryId).toBe('bill:zongdian:2026-03-02:A-1');
});
afterEach(async () => {
  const context = { sha256, nowMs: cloud.nowMs, sweptAtMs: null, before: null };
  expect(breachesOf(shopOf(cloud.dump()), context)).toEqual([]);
  expect(await cloud.bookFault('xiaoman')).toBeNull();
  await cloud.close();
});

/** What the changes of tier say, oldest first; from the ledger alone. */
const rows = () =>
  (cloud.dump()['ledger'] as LedgerEntry[])
    .filter(({ kind }) => kind === 'tier')
    .sort((a, b) => a.seq - b.seq)
    .map(({ explanation: { steps } }) => [steps[0]?.facts['reason'], steps[0]?.facts['toCode']]);

describe.each(crashesOf(4))('a function that dies $moment its database call $atCall', (crash) => {
  it('raises a member by a check-in once when the request is repeated', async () => {
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    cloud.heal();
    const again = await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    expect(again).toMatchObject({ ok: true, data: { pointsAwarded: 10 } });
    expect(rows()).toEqual([['upgrade', 'cinnabar']]);
  });

  it('leaves the row to the sweep when nobody repeats it', async () => {
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'checkin.perform', {}, 'tap-1');
    cloud.heal();
    await cloud.timer('repair-entries');
    const { standing } = dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));
    expect(rows()).toEqual(standing?.code === 'cinnabar' ? [['upgrade', 'cinnabar']] : []);
  });

  it('ends a term once, whoever looks first', async () => {
    dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
    cloud.nowMs = Date.parse('2027-04-01T04:00:00.000Z');
    cloud.crashAt(crash);
    await cloud.member('xiaoman', 'tier.getTier', {});
    cloud.heal();
    await cloud.timer('settle-accounts');
    await cloud.timer('repair-entries');
    const { standing, history } = dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));
    expect(standing).toMatchObject({ code: 'paper', until: null });
    expect(history).toHaveLength(2);
    expect(rows()).toEqual([
      ['upgrade', 'cinnabar'],
      ['expired', 'paper'],
    ]);
  });
});

describe.each(crashesOf(9))('a purchase cut $moment its call $atCall', (crash) => {
  it('raises a member once when the till repeats it', async () => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const bill = { scanId, billNumber: 'A-2', amountFen: 10_000 };
    cloud.crashAt(crash);
    await cloud.staff('clerk', 'store.recordPurchase', bill, 'p-1');
    cloud.heal();
    dataOf(await cloud.staff('clerk', 'store.recordPurchase', bill, 'p-1'));
    const { standing } = dataOf(await cloud.member('xiaoman', 'tier.getTier', {}));
    expect(standing).toMatchObject({ code: 'cinnabar', growth: 299 });
    expect(rows()).toEqual([['upgrade', 'cinnabar']]);
  });
});
