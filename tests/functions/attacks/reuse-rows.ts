import type { ActionName, ActionsOf, RequestOf } from '#shared/api';
import type { Cloud } from '../harness';
import { cup, grant, shelve } from '../mall/shop';
import { openStores } from '../people';
import { coffeeForThree, TeamShop } from '../groupbuy/fixture';
import { dataOf, scanOf } from '../store/till/till';
import { operatorSamples } from './samples-operator';

/** Two requests that are both good by themselves, so that only the id they share is in the way. */
export interface Pair<Name extends ActionName = ActionName> {
  readonly first: RequestOf<Name>;
  readonly other: RequestOf<Name>;
}

/**
 * How an action meets one request id with two inputs: it refuses the second, or nothing that it does
 * depends on the id, and why.
 */
export type Reuse<Name extends ActionName> =
  { readonly pair: (cloud: Cloud) => Promise<Pair<Name>> } | { readonly why: string };

const always = <Name extends ActionName>(first: RequestOf<Name>, other: RequestOf<Name>) => ({
  pair: () => Promise.resolve({ first, other }),
});
const setting = 'A setting: whatever was said last holds, and saying it again changes nothing.';
const noInput = 'It takes no input, so there is no other.';
const sheet =
  'It opens the paying sheet of the order it names, whose payment has one number however often it is asked.';

async function twoDebits(cloud: Cloud) {
  openStores(cloud);
  await grant(cloud, 'xiaoman', 1000);
  const propose = async (billNumber: string) => {
    const scanId = await scanOf(cloud, 'xiaoman');
    const asked = { scanId, billNumber, amountFen: 10_000, points: 500 };
    return { debitId: dataOf(await cloud.staff('clerk', 'store.proposeDebit', asked)).debitId };
  };
  return { first: await propose('A-1'), other: await propose('A-2') };
}

async function twoOrders(cloud: Cloud): Promise<Pair<'mall.cancelOrder'>> {
  await shelve(cloud, 'cup');
  await grant(cloud, 'xiaoman', 500);
  const redeem = async () => {
    const wish = { itemId: 'cup', quantity: 1 };
    return { orderId: dataOf(await cloud.member('xiaoman', 'mall.redeem', wish)).orderId };
  };
  return { first: await redeem(), other: await redeem() };
}

async function twoCampaigns(cloud: Cloud): Promise<Pair<'groupbuy.openTeam'>> {
  const shop = TeamShop.at(cloud);
  await shop.publish({});
  await shop.publish({}, 0, 'tea');
  return { first: { campaignId: 'coffee' }, other: { campaignId: 'tea' } };
}

async function twoTeams(cloud: Cloud) {
  const { first, other } = await twoCampaigns(cloud);
  const one = dataOf(await cloud.member('anan', 'groupbuy.openTeam', first));
  const two = dataOf(await cloud.member('yuan', 'groupbuy.openTeam', other));
  return { first: { teamId: one.teamId }, other: { teamId: two.teamId } };
}

async function twoSeats(cloud: Cloud): Promise<Pair<'groupbuy.leaveTeam'>> {
  const teams = await twoTeams(cloud);
  for (const { teamId } of [teams.first, teams.other]) {
    dataOf(await cloud.member('xiaoman', 'groupbuy.joinTeam', { teamId }));
  }
  return teams;
}

async function twoBills(cloud: Cloud): Promise<Pair<'store.claimPoints'>> {
  openStores(cloud);
  const record = async (billNumber: string) => {
    const bill = { billNumber, amountFen: 12_850 };
    dataOf(await cloud.staff('clerk', 'store.recordBill', bill));
    return { storeId: 'zongdian', businessDate: '2026-03-02', ...bill };
  };
  return { first: await record('A-1'), other: await record('A-2') };
}

async function twoPhoneCodes(cloud: Cloud): Promise<Pair<'member.bindPhone'>> {
  await cloud.member('xiaoman', 'member.getHome', {});
  const tap = (phone: string) => ({ code: cloud.wechat.phoneCodes.issue(phone) ?? '' });
  return { first: tap('13800138000'), other: tap('13900139000') };
}

async function twoDays(cloud: Cloud): Promise<Pair<'checkin.makeUp'>> {
  dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
  await grant(cloud, 'xiaoman', 500);
  cloud.nowMs += 4 * 86_400_000;
  return { first: { date: '2026-03-05' }, other: { date: '2026-03-04' } };
}

const wish = { itemId: 'cup', quantity: 1 };

export const memberReuse: {
  readonly [Name in ActionsOf<'member'>]?: Reuse<Name>;
} = {
  'member.updateProfile': { why: setting },
  'member.setConsent': { why: setting },
  'mall.setGoal': { why: setting },
  'member.issueCode': { why: noInput },
  'checkin.perform': { why: noInput },
  'member.deleteAccount': {
    why: 'It is the caller who goes, once; the input only says which loss was seen.',
  },
  'notice.recordAcceptance': {
    why: 'Each kind of message counts one answer a request; another kind is what the member answered WeChat about.',
  },
  'store.acceptInvite': {
    why: 'A person has one place: with another invitation the answer is that one works here already.',
  },
  'mall.payOrder': { why: sheet },
  'groupbuy.payOrder': { why: sheet },
  'member.bindPhone': { pair: twoPhoneCodes },
  'checkin.makeUp': { pair: twoDays },
  'mall.redeem': {
    pair: async (cloud) => {
      await shelve(cloud, 'cup');
      await grant(cloud, 'xiaoman', 500);
      return { first: wish, other: { ...wish, quantity: 2 } };
    },
  },
  'mall.cancelOrder': { pair: twoOrders },
  'groupbuy.openTeam': { pair: twoCampaigns },
  'groupbuy.joinTeam': { pair: twoTeams },
  'groupbuy.leaveTeam': { pair: twoSeats },
  'store.confirmDebit': { pair: twoDebits },
  'store.declineDebit': { pair: twoDebits },
  'store.claimPoints': { pair: twoBills },
};

const operator = '许先生';

async function twoShipped(cloud: Cloud): Promise<Pair<'mall.shipOrder'>> {
  await shelve(cloud, 'cup', { deliveries: ['ship'] });
  await grant(cloud, 'xiaoman', 500);
  const address = { name: '小满', phone: '13800001234', region: '上海市', detail: '某路 1 号' };
  const redeem = async () => {
    const asked = { ...wish, delivery: 'ship', address } as const;
    const { orderId } = dataOf(await cloud.member('xiaoman', 'mall.redeem', asked));
    return { orderId, carrier: '顺丰', trackingNumber: 'SF1234', operator };
  };
  return { first: await redeem(), other: await redeem() };
}

async function twoPaidTeams(cloud: Cloud): Promise<Pair<'groupbuy.completeTeam'>> {
  const shop = TeamShop.at(cloud);
  await shop.publish({ shopCompletesFrom: 2 });
  const open = async (leader: string, second: string) => {
    const [seat] = await shop.fullTeam([leader, second]);
    return { teamId: seat?.teamId ?? '', reason: '差一位', operator };
  };
  return { first: await open('anan', 'yuan'), other: await open('lili', 'momo') };
}

async function twoSeatsToRefund(cloud: Cloud): Promise<Pair<'groupbuy.refundOrder'>> {
  const shop = TeamShop.at(cloud);
  await shop.publish({});
  const seats = await shop.fullTeam(['anan', 'yuan', 'lili']);
  const [one, two] = seats.map(({ orderId }) => ({ orderId, reason: '破损', operator }));
  if (!one || !two) throw new Error('no seats');
  return { first: one, other: two };
}

const rules = operatorSamples['rules.publish'].data;
const item = { itemId: 'cup', afterVersion: 0, operator, body: cup };
const campaign = { campaignId: 'coffee', afterVersion: 0, terms: coffeeForThree };
const given = { openid: 'o-xiaoman', points: 50, reason: '补发' };
const appointed = { openid: 'o-owner', name: '许先生', reason: '开店' };

export const operatorReuse: { readonly [Name in ActionsOf<'jobs'>]: Reuse<Name> } = {
  'store.saveStore': { why: setting },
  'points.import': {
    why: 'Each row has a name of its own in the list it comes from, and answers for itself.',
  },
  'points.grant': always<'points.grant'>(given, { ...given, openid: 'o-anan' }),
  'points.adjust': always<'points.adjust'>(
    { openid: 'o-xiaoman', deltaPoints: 50, reason: '更正', operator },
    { openid: 'o-xiaoman', deltaPoints: 50, reason: '更正', operator: '小周' },
  ),
  'points.reverse': {
    pair: async (cloud) => {
      const { entryId } = dataOf(await cloud.operator('points.grant', given));
      const first = { entryId, points: 20, reversalId: 'refund-1', reason: '退货' };
      return { first, other: { ...first, reversalId: 'refund-2' } };
    },
  },
  'rules.publish': always<'rules.publish'>(
    { ...rules, afterVersion: 1 },
    { ...rules, afterVersion: 2 },
  ),
  'mall.publishItem': always<'mall.publishItem'>(item, { ...item, itemId: 'mug' }),
  'mall.restock': {
    pair: async (cloud) => {
      await shelve(cloud, 'cup');
      await shelve(cloud, 'mug');
      const first = { itemId: 'cup', quantity: 5, reason: '到货', operator };
      return { first, other: { ...first, itemId: 'mug' } };
    },
  },
  'mall.shipOrder': { pair: twoShipped },
  'groupbuy.publishCampaign': always<'groupbuy.publishCampaign'>(campaign, {
    ...campaign,
    campaignId: 'tea',
  }),
  'groupbuy.completeTeam': { pair: twoPaidTeams },
  'groupbuy.refundOrder': { pair: twoSeatsToRefund },
  'store.appointOwner': always<'store.appointOwner'>(appointed, { ...appointed, openid: 'o-anan' }),
};
