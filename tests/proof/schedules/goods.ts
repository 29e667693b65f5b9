import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Order } from '#shared/order/model';
import { teamFaults } from '../../functions/groupbuy/books';
import { openEnds, teamTimers } from '../simulation/rest';
import type { SimulatedShop } from '../simulation/shop';
import { ask, deed, oneWins, type Deed, type Scenario } from './scenario';

const hourMs = 3_600_000;

function timer(name: string): Deed {
  const event = { Type: 'Timer', TriggerName: name, Message: '' };
  return { label: name, go: (shop) => shop.run('jobs', event, null) };
}

async function grant(shop: SimulatedShop, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const data = { openid: `o-${code}`, points: 500, reason: '补发' };
    await ask(shop, null, ['jobs', 'points.grant'], data);
  }
}

/** The last cup, and those who want it. */
export const lastCup: Scenario = {
  async prepare(shop) {
    await grant(shop, ['anan', 'bobo', 'cici']);
    const less = { itemId: 'cup', quantity: -4, reason: '盘点', operator: '店长' };
    await ask(shop, null, ['jobs', 'mall.restock'], less);
    const redeem = (label: string, by: string, requestId?: string) =>
      deed(label, by, ['member', 'mall.redeem'], { itemId: 'cup', quantity: 1 }, requestId);
    return [
      redeem('anan', 'anan'),
      redeem('anan again', 'anan', 'request-anan'),
      redeem('anan once more', 'anan'),
      redeem('bobo', 'bobo'),
      redeem('cici', 'cici'),
      timer('settle-stock'),
      timer('sweep-orders'),
    ];
  },
  wrong(answers, dump) {
    const rivals = ['anan', 'anan again', 'anan once more', 'bobo', 'cici'];
    const orders = ((dump['orders'] ?? []) as Order[]).filter(({ state }) => state === 'ready');
    return [
      ...oneWins(answers, rivals, { 'anan again': 'anan' }),
      ...(orders.length > 1 ? [`${String(orders.length)} orders of one cup`] : []),
    ];
  },
};

/** A team of two that its leader has paid for, and those who want to be the second. */
export const lastSeat: Scenario = {
  async prepare(shop) {
    const { teamId } = await paidTeam(shop);
    const join = (label: string, by: string, requestId?: string) =>
      deed(label, by, ['member', 'groupbuy.joinTeam'], { teamId }, requestId);
    for (const code of ['bobo', 'cici', 'dede']) {
      await ask(shop, code, ['member', 'member.getHome'], {});
    }
    return [
      join('bobo', 'bobo'),
      join('bobo again', 'bobo', 'request-bobo'),
      join('bobo once more', 'bobo'),
      join('cici', 'cici'),
      join('dede', 'dede'),
      timer('attend-teams'),
      timer('check-claims'),
    ];
  },
  wrong: (answers) =>
    oneWins(answers, ['bobo', 'bobo again', 'bobo once more', 'cici', 'dede'], {
      'bobo again': 'bobo',
    }),
};

/** The last of a team has paid: the word of it, those who ask, and who wants to be out, at once. */
export const paidAndGone: Scenario = {
  async prepare(shop) {
    const { teamId } = await paidTeam(shop);
    const seat = await ask<TakeSeatReply>(shop, 'bobo', ['member', 'groupbuy.joinTeam'], {
      teamId,
    });
    const { prepayId, outTradeNo } = seat.payment;
    shop.pay.wechat.pay('o-bobo', prepayId, 'pay');
    return [
      { label: 'the word of it', go: (at) => at.pay.wechat.deliverDue() },
      deed('asked', 'bobo', ['member', 'payment.check'], { outTradeNo }),
      deed('gone', 'bobo', ['member', 'groupbuy.leaveTeam'], { teamId }),
      deed('gone again', 'bobo', ['member', 'groupbuy.leaveTeam'], { teamId }, 'request-gone'),
      deed('another', 'cici', ['member', 'groupbuy.joinTeam'], { teamId }),
      timer('reconcile-payments'),
    ];
  },
  async settle(shop) {
    for (let turn = 0; turn < 14; turn += 1) {
      if (openEnds(await shop.dump()).length === 0) return;
      shop.nowMs += 12 * hourMs;
      await shop.until(shop.pay.wechat.deliverDue());
      for (const name of teamTimers) await shop.until(timer(name).go(shop));
    }
  },
  wrong(answers, dump) {
    const [one, again] = [answers.get('gone'), answers.get('gone again')];
    const seats = [one, again].map((outcome) => outcome !== 'killed' && outcome?.ok);
    const isTorn = one && again && seats[0] !== seats[1];
    return [
      ...openEnds(dump),
      ...teamFaults({ cloud: { nowMs: 0 }, all: (name) => [...(dump[name] ?? [])] }),
      ...(isTorn ? ['the same leaving heard two things'] : []),
    ];
  },
};

async function paidTeam(shop: SimulatedShop): Promise<TakeSeatReply> {
  const wish = { campaignId: 'tea' };
  const seat = await ask<TakeSeatReply>(shop, 'anan', ['member', 'groupbuy.openTeam'], wish);
  shop.pay.wechat.pay('o-anan', seat.payment.prepayId, 'pay');
  await shop.until(shop.pay.wechat.deliverDue());
  return seat;
}
