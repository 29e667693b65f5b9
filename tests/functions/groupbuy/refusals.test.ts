import type { ActionName } from '#shared/api';
import { hourMs, minuteMs, TeamShop } from './fixture';
import { refused } from './refused';

let shop: TeamShop;
afterEach(() => shop.cloud.close());

describe('what is not sold', () => {
  it('is refused by name, with nothing written and no money asked for', async () => {
    shop = await TeamShop.open({ maxPerMember: 3 });
    const seat = await shop.openTeam('ada');
    await shop.pay('ada', seat);
    const { teamId } = seat;
    const campaignId = 'coffee';
    const cases: [string, ActionName, object, string][] = [
      ['ada', 'groupbuy.joinTeam', { teamId }, 'groupbuy.already_in_team'],
      ['ada', 'groupbuy.openTeam', { campaignId }, 'groupbuy.already_in_team'],
      ['bo', 'groupbuy.openTeam', { campaignId: 'tea' }, 'groupbuy.campaign_not_found'],
      ['bo', 'groupbuy.openTeam', { campaignId, version: 7 }, 'groupbuy.campaign_changed'],
      ['bo', 'groupbuy.joinTeam', { teamId: 'team_none' }, 'groupbuy.team_not_found'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 3 }, 'groupbuy.too_many_an_order'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: -1 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 0 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 1e9 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: 1.5 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, quantity: -1e9 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, amountFen: 1 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, teamSize: 2 }, 'request.invalid'],
      ['bo', 'groupbuy.joinTeam', { teamId, teamPriceFen: 1 }, 'request.invalid'],
      ['ada', 'groupbuy.payOrder', { orderId: seat.orderId, amountFen: 1 }, 'request.invalid'],
      ['ada', 'groupbuy.payOrder', { orderId: seat.orderId }, 'payment.already_paid'],
      ['bo', 'payment.check', { outTradeNo: seat.payment.outTradeNo }, 'payment.not_found'],
      ['bo', 'groupbuy.joinTeam', { teamId, storeId: 'gaoxin' }, 'groupbuy.store_not_offered'],
      ['bo', 'groupbuy.leaveTeam', { teamId }, 'groupbuy.not_in_team'],
      ['ada', 'groupbuy.leaveTeam', { teamId }, 'groupbuy.leader_stays'],
      ['bo', 'groupbuy.payOrder', { orderId: seat.orderId }, 'groupbuy.order_not_found'],
    ];
    for (const [code, action, data, refusal] of cases) {
      expect([refusal, await refused(shop, code, action, data as never)]).toMatchObject([
        refusal,
        { code: refusal },
      ]);
    }
    shop.cloud.nowMs += 72 * hourMs;
    expect(await refused(shop, 'bo', 'groupbuy.openTeam', { campaignId })).toMatchObject({
      code: 'groupbuy.campaign_ended',
    });
  });

  it('by its own price is charged at the price the team was opened for', async () => {
    shop = await TeamShop.open();
    const first = await shop.openTeam('ada');
    await shop.publish({ teamPriceFen: 2500, teamSize: 5 }, 1);
    shop.cloud.nowMs += 11_000;
    const second = await shop.join('bo', first.teamId);
    expect(second.payment.amountFen).toBe(1990);
    await shop.pay('ada', first);
    await shop.pay('bo', second);
    await shop.pay('cy', await shop.join('cy', first.teamId));
    expect(shop.team(first.teamId)).toMatchObject({ state: 'succeeded', paidSeats: 3 });
    const seen = { campaignId: 'coffee', version: 1 };
    expect(await refused(shop, 'di', 'groupbuy.openTeam', seen)).toMatchObject({
      code: 'groupbuy.campaign_changed',
      version: 2,
    });
    expect((await shop.openTeam('di')).payment.amountFen).toBe(2500);
  });

  it('under a request id that stands for something else is refused as such', async () => {
    shop = await TeamShop.open();
    const { teamId } = await shop.openTeam('ada', 'same');
    const other = { campaignId: 'coffee', quantity: 2 };
    const again = await shop.cloud.member('ada', 'groupbuy.openTeam', other, 'same');
    expect(again).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    const bo = await shop.openTeam('bo');
    const data = { teamId: bo.teamId };
    const joined = await shop.cloud.member('ada', 'groupbuy.joinTeam', data, 'same');
    expect(joined).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    expect(shop.team(teamId).seats).toHaveLength(1);
  });

  it('beyond what a member may buy is refused, also over several teams', async () => {
    shop = await TeamShop.open({ teamSize: 2, maxPerMember: 2 });
    await shop.fullTeam(['ada', 'bo']);
    await shop.fullTeam(['ada', 'cy']);
    const error = await refused(shop, 'ada', 'groupbuy.openTeam', { campaignId: 'coffee' });
    expect(error).toMatchObject({ code: 'groupbuy.too_many_a_member', quantityLeft: 0 });
  });

  it('from a stock too small for one more team is refused; what fails gives it back', async () => {
    shop = await TeamShop.open({ stock: 8, teamHours: 1 });
    await shop.openTeam('ada');
    const error = await refused(shop, 'bo', 'groupbuy.openTeam', { campaignId: 'coffee' });
    expect(error).toEqual({ code: 'groupbuy.sold_out' });
    await shop.live(2 * hourMs, 10 * minuteMs);
    expect(shop.all('groupbuy_stocks')).toMatchObject([{ left: 8, setAside: [] }]);
    expect((await shop.openTeam('bo')).teamId).toBeTruthy();
  });
});
