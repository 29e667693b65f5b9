import { teamFaults } from './books';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { refused } from './refused';

let shop: TeamShop;
afterEach(() => shop.cloud.close());

describe('points in a group', () => {
  it('are set aside with the seat, paid on success, and a bonus is given to each', async () => {
    shop = await TeamShop.open({ teamSize: 2, teamPricePoints: 30, bonusPoints: 50 });
    for (const code of ['ada', 'bo']) await grant(code, 100);
    const first = await shop.openTeam('ada');
    expect(await balances('ada')).toEqual({ available: 70, held: 30 });
    await shop.pay('ada', first);
    await shop.pay('bo', await shop.join('bo', first.teamId));
    expect(await balances('ada')).toEqual({ available: 120, held: 0 });
    expect(await balances('bo')).toEqual({ available: 120, held: 0 });
    for (const code of ['ada', 'bo']) expect(await shop.cloud.bookFault(code)).toBeNull();
  });

  it('come back when the team fails', async () => {
    shop = await TeamShop.open({ teamPricePoints: 30, teamHours: 1 });
    await grant('ada', 100);
    await shop.pay('ada', await shop.openTeam('ada'));
    await shop.live(2 * hourMs, 10 * minuteMs);
    expect(await balances('ada')).toEqual({ available: 100, held: 0 });
    expect(await shop.cloud.bookFault('ada')).toBeNull();
    expect(teamFaults(shop)).toEqual([]);
  });

  it('that are too few are refused before anything is held', async () => {
    shop = await TeamShop.open({ teamPricePoints: 30 });
    await grant('ada', 29);
    const error = await refused(shop, 'ada', 'groupbuy.openTeam', { campaignId: 'coffee' });
    expect(error).toMatchObject({ code: 'points.insufficient', neededPoints: 30 });
  });

  async function grant(code: string, points: number): Promise<void> {
    const gift = { openid: `o-${code}`, points, reason: '测试' };
    const reply = await shop.cloud.operator('points.grant', gift);
    if (!reply.ok) throw new Error('not granted');
  }
  async function balances(code: string): Promise<{ available: number; held: number }> {
    const reply = await shop.cloud.member(code, 'points.getAccount', {});
    if (!reply.ok) throw new Error('no account');
    return { available: reply.data.availablePoints, held: reply.data.heldPoints };
  }
});
