import type { RequestOf } from '#shared/api';
import { hourMs, TeamShop } from './fixture';

let shop: TeamShop;
beforeEach(async () => {
  shop = await TeamShop.open({ teamHours: 1 });
});
afterEach(async () => {
  expect(shop.cloud.warnings).toEqual([]);
  await shop.cloud.close();
});

/** The teams that a stranger is offered on the campaign's page. */
async function offered(): Promise<readonly string[]> {
  const campaign: RequestOf<'groupbuy.getCampaign'> = { campaignId: 'coffee' };
  const reply = await shop.cloud.member('stranger', 'groupbuy.getCampaign', campaign);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data.openTeams.map(({ teamId }) => teamId);
}

describe('the teams that strangers are offered', () => {
  it('do not have a leader who has not paid: such a team may vanish at any moment', async () => {
    const seat = await shop.openTeam('ada');
    expect(await offered()).toEqual([]);
    await shop.pay('ada', seat);
    expect(await offered()).toEqual([seat.teamId]);
  });

  it('have a place left', async () => {
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    const { teamId } = seat;
    await shop.join('bo', teamId);
    expect(await offered()).toEqual([teamId]);
    await shop.join('cy', teamId);
    expect(await offered()).toEqual([]);
  });

  it('leave more than a minute to pay in', async () => {
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    shop.cloud.nowMs += hourMs - 60_001;
    expect(await offered()).toEqual([seat.teamId]);
    shop.cloud.nowMs += 1;
    expect(await offered()).toEqual([]);
  });

  it('have not succeeded', async () => {
    await shop.fullTeam(['ada', 'bo', 'cy']);
    expect(await offered()).toEqual([]);
  });
});
