import { type Cloud } from '../harness';
import { dataOf } from '../store/till/till';
import { closeTierShop, noonMs, openTierShop, tierOf, yuan } from './tiershop';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await openTierShop();
});
afterEach(() => closeTierShop(cloud));

describe('the end of a term', () => {
  beforeEach(async () => {
    dataOf(await yuan(cloud, 2500, 'A-1'));
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'gilt', until: '2027-03-31' });
  });

  it('leads one step down on the day after, seen by whoever looks first', async () => {
    cloud.nowMs = noonMs('2027-03-31');
    expect((await tierOf(cloud)).standing).toMatchObject({ code: 'gilt', growth: 0 });
    cloud.nowMs = noonMs('2027-04-01');
    expect(await tierOf(cloud)).toMatchObject({
      standing: { code: 'cinnabar', until: '2028-03-31' },
      history: [
        { fromName: '鎏金', toName: '朱砂', reason: 'expired', date: '2027-04-01' },
        { reason: 'upgrade' },
      ],
    });
  });

  it('is worked off by the timer, each term with its row', async () => {
    cloud.nowMs = noonMs('2029-06-15');
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 1 } });
    expect(await cloud.timer('settle-accounts')).toMatchObject({ data: { settled: 0 } });
    const rows = (await cloud.entries('xiaoman')).filter(({ kind }) => kind === 'tier');
    expect(rows.map(({ explanation }) => explanation.steps[0]?.facts)).toMatchObject([
      { toName: '鎏金', from: '2026-03-02', until: '2027-03-31' },
      { toName: '朱砂', from: '2027-04-01', until: '2028-03-31' },
      { toName: '素笺', from: '2028-04-01', until: '' },
    ]);
  });

  it('is another term for who has earned it again', async () => {
    cloud.nowMs = noonMs('2027-01-15');
    dataOf(await yuan(cloud, 2000, 'B-1'));
    cloud.nowMs = noonMs('2027-04-02');
    expect(await tierOf(cloud)).toMatchObject({
      standing: { code: 'gilt', until: '2028-03-31' },
      history: [{ reason: 'renewed', fromName: '鎏金', toName: '鎏金' }, { reason: 'upgrade' }],
    });
  });

  it('is on the card of the clerk and at the till before anybody has posted it', async () => {
    cloud.nowMs = noonMs('2027-04-01');
    const { code } = dataOf(await cloud.member('xiaoman', 'member.issueCode', {}));
    const { member } = dataOf(await cloud.staff('clerk', 'store.scan', { code }));
    expect(member.tier).toEqual({ name: '朱砂', step: 2, steps: 3 });
  });
});
