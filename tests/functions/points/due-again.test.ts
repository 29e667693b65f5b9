import { Cloud } from '../harness';
import { dataOf } from '../store/till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

/** The points of March 2026 last to the end of March 2027. */
const afterExpiryMs = Date.parse('2027-03-31T16:00:00.000Z');

/** What the ledger collection holds of a member, by place. */
function places(code: string): number[] {
  const memberId = cloud.memberId(code);
  const rows = (cloud.dump()['ledger'] ?? []) as { memberId: string; seq: number }[];
  return rows
    .filter((row) => row.memberId === memberId)
    .map(({ seq }) => seq)
    .sort((a, b) => a - b);
}

describe('what time has made due on a date that comes twice', () => {
  it('expires again what was given back while the clock had stepped back over midnight', async () => {
    await cloud.operator('points.grant', { openid: 'o-xiaoman', points: 100, reason: '补发' });
    const used = dataOf(
      await cloud.operator('points.adjust', {
        ...{ openid: 'o-xiaoman', deltaPoints: -40 },
        ...{ reason: '更正', operator: '陈会计' },
      }),
    );
    cloud.nowMs = afterExpiryMs;
    await cloud.member('xiaoman', 'points.getAccount', {});
    cloud.nowMs -= 5 * 60_000;
    await cloud.operator('points.reverse', {
      ...{ entryId: used.entryId, points: 40 },
      ...{ reversalId: 'r1', reason: '更正' },
    });
    cloud.nowMs = afterExpiryMs + 60_000;
    const after = await cloud.member('xiaoman', 'points.getAccount', {});
    expect(after).toMatchObject({ ok: true, data: { availablePoints: 0 } });
    // Later postings push the expiry out of what the account itself remembers.
    for (let times = 0; times < 60; times += 1) {
      await cloud.operator('points.grant', { openid: 'o-xiaoman', points: 1, reason: '补发' });
    }
    expect(places('xiaoman')).toEqual(Array.from({ length: 65 }, (_, index) => index + 1));
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });
});
