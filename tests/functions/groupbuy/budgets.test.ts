import { readFileSync } from 'node:fs';
import { jobsFunction } from '../../../cloudfunctions/jobs';
import { memberFunction } from '../../../cloudfunctions/member';
import { TeamShop } from './fixture';

/**
 * Database calls on a warm function, for people who are members and come to a campaign for the first
 * time. A number here may only fall.
 */
describe('database calls of group-buy', () => {
  let shop: TeamShop;
  beforeEach(async () => {
    shop = await TeamShop.open({ teamSize: 5 });
    for (const code of ['ada', 'bo', 'cy', 'di', 'ed']) {
      await shop.cloud.member(code, 'member.getHome', {});
    }
    await shop.cloud.member('ada', 'groupbuy.listCampaigns', {});
  });
  afterEach(() => shop.cloud.close());

  const lastCalls = (): number | undefined => shop.cloud.logs.at(-1)?.databaseCalls;

  it('are five up to the payment sheet, for who opens a team and for who joins one', async () => {
    const { teamId } = await shop.openTeam('ada');
    expect(shop.cloud.logs.at(-1)).toMatchObject({ databaseCalls: 5, outcome: 'ok' });
    await shop.join('bo', teamId);
    expect(shop.cloud.logs.at(-1)).toMatchObject({ databaseCalls: 5, outcome: 'ok' });
  });

  it('are five for a notification of money, and six and two a seat where it completes a team', async () => {
    const first = await shop.openTeam('ada');
    await shop.pay('ada', first);
    expect(lastCalls()).toBe(5);
    for (const code of ['bo', 'cy', 'di']) {
      await shop.pay(code, await shop.join(code, first.teamId));
      expect(lastCalls()).toBe(5);
    }
    const last = await shop.join('ed', first.teamId);
    await shop.pay('ed', last);
    expect(shop.team(first.teamId).state).toBe('succeeded');
    // 14 measured: 4 for the money, 1 a seat, 1 for all claims, 2 for messages, 1 for the team, and 1
    // for the rules, which the process then keeps.
    expect(lastCalls()).toBe(14);
    expect(lastCalls()).toBeLessThanOrEqual(6 + 2 * 5);
  });

  it('are four for the sheet of a seat again, and one to ask how a payment stands that nothing is new of', async () => {
    const seat = await shop.openTeam('ada');
    const { orderId } = seat;
    await shop.cloud.member('ada', 'groupbuy.payOrder', { orderId });
    expect(lastCalls()).toBe(4);
    const { outTradeNo } = seat.payment;
    const check = async () => shop.cloud.member('ada', 'payment.check', { outTradeNo });
    expect(await check()).toMatchObject({ ok: true, data: { isSettled: false } });
    expect(lastCalls()).toBe(1);
    shop.payUnheard('ada', seat);
    expect(await check()).toMatchObject({ ok: true, data: { isSettled: true } });
    expect(lastCalls()).toBe(6);
    expect(await check()).toMatchObject({ ok: true, data: { isSettled: true } });
    expect(lastCalls()).toBe(1);
  });

  it('are seven for who leaves, paid or not', async () => {
    const { teamId } = await shop.openTeam('ada');
    await shop.join('bo', teamId);
    await shop.cloud.member('bo', 'groupbuy.leaveTeam', { teamId });
    expect(shop.cloud.logs.at(-1)).toMatchObject({ databaseCalls: 7, outcome: 'ok' });
    await shop.pay('cy', await shop.join('cy', teamId));
    await shop.cloud.member('cy', 'groupbuy.leaveTeam', { teamId });
    expect(shop.cloud.logs.at(-1)).toMatchObject({ databaseCalls: 7, outcome: 'ok' });
  });

  it('are three to publish a campaign; completing a team and taking an order back take them by the seat', async () => {
    await shop.publish({ teamSize: 3, shopCompletesFrom: 2, bonusPoints: 5 }, 1);
    expect(lastCalls()).toBe(3);
    shop.cloud.nowMs += 11_000;
    const first = await shop.openTeam('ada');
    const { teamId, orderId } = first;
    await shop.pay('ada', first);
    await shop.pay('bo', await shop.join('bo', teamId));
    await shop.join('cy', teamId);
    const complete = { teamId, reason: '差一位', operator: '店长' };
    await shop.cloud.operator('groupbuy.completeTeam', complete);
    expect(shop.cloud.logs.at(-1)).toMatchObject({ databaseCalls: 22, outcome: 'ok' });
    const refund = { orderId, reason: '裂了', operator: '店长' };
    await shop.cloud.operator('groupbuy.refundOrder', refund);
    expect(shop.cloud.logs.at(-1)).toMatchObject({ databaseCalls: 14, outcome: 'ok' });
  });

  it('are few for looking', async () => {
    const { teamId } = await shop.openTeam('ada');
    const data = { campaignId: 'coffee' };
    await shop.cloud.member('ada', 'groupbuy.listCampaigns', {});
    expect(lastCalls()).toBe(0);
    await shop.cloud.member('ada', 'groupbuy.getCampaign', data);
    expect(lastCalls()).toBe(2);
    await shop.cloud.member('bo', 'groupbuy.getTeam', { teamId });
    expect(lastCalls()).toBe(1);
    await shop.cloud.member('ada', 'groupbuy.getTeam', { teamId });
    expect(lastCalls()).toBe(2);
    await shop.cloud.member('ada', 'groupbuy.listMyTeams', {});
    expect(lastCalls()).toBe(2);
    await shop.cloud.member('bo', 'groupbuy.getTeamCode', { teamId });
    expect(lastCalls()).toBe(1);
    expect(shop.cloud.warnings).toEqual([]);
  });

  it('are two for who is one too many', async () => {
    const { teamId } = await shop.openTeam('ada');
    for (const code of ['bo', 'cy', 'di', 'ed']) await shop.join(code, teamId);
    await shop.cloud.member('fay', 'member.getHome', {});
    await shop.cloud.member('fay', 'groupbuy.joinTeam', { teamId });
    expect(shop.cloud.logs.at(-1)).toMatchObject({
      databaseCalls: 2,
      outcome: 'groupbuy.team_full',
    });
  });
});

it('leaves no action of payment and group-buy without its calls counted here', () => {
  const counted =
    readFileSync(__filename, 'utf8') + readFileSync(`${__dirname}/fixture.ts`, 'utf8');
  const uncounted = [memberFunction, jobsFunction]
    .flatMap(({ actions }) => Object.keys(actions))
    .filter((action) => /^(groupbuy|payment)\./.test(action))
    .filter((action) => !counted.includes(`'${action}'`));
  expect(uncounted).toEqual([]);
});
