import { documentCheckinRules } from '#shared/rules/defaults';
import type { Rows } from './rows';

const fn = { function: 'jobs' } as const;
const operator = '许先生';

/** A request of every action of the jobs function: operators only, so the values are what they mean. */
export const operatorSamples: Rows<'jobs'> = {
  'points.grant': { ...fn, data: { openid: 'o-xiaoman', points: 50, reason: '补发' } },
  'points.adjust': {
    ...fn,
    data: { openid: 'o-xiaoman', deltaPoints: 50, reason: '更正', operator },
    free: { deltaPoints: 'a correction goes both ways' },
  },
  'points.reverse': {
    ...fn,
    data: { entryId: 'grant:m_1:r-1', points: 50, reversalId: 'refund-1', reason: '退货' },
    unread: { entryId: 'looked up and never kept' },
  },
  'points.import': {
    ...fn,
    data: {
      importName: 'old-till',
      operator,
      rows: [
        {
          externalId: 'A1',
          openid: 'o-1',
          phone: '13800001234',
          points: 120,
          expiresOn: '2027-01-31',
          growth: 5,
        },
      ],
    },
    free: { 'rows.0.growth': 'taken and not kept' },
    zero: ['rows.0.growth'],
    unread: { 'rows.0.phone': 'taken and not kept' },
  },
  'rules.publish': {
    ...fn,
    zero: ['afterVersion', 'body.basePoints'],
    data: {
      ruleSet: 'checkin',
      afterVersion: 0,
      effectiveFromMs: null,
      note: '开业',
      body: { ...documentCheckinRules, streakSteps: [], cumulativeSteps: [], makeUp: null },
    },
  },
  'mall.publishItem': {
    ...fn,
    zero: ['afterVersion', 'body.rank'],
    data: {
      itemId: 'case',
      afterVersion: 0,
      operator,
      body: {
        title: '耳机壳',
        kind: 'goods',
        pricePoints: 2_999,
        cashFen: 990,
        referencePriceFen: 5_900,
        description: '硅胶',
        pictures: ['art:case'],
        window: { fromMs: null, toMs: null },
        storeIds: ['zongdian'],
        deliveries: ['pickup'],
        collectDays: 30,
        onLapse: 'return',
        onLapseCash: 'refund',
        limits: { perOrder: 1, perMember: 2, perPeriod: null },
        rank: 1,
      },
    },
  },
  'mall.restock': {
    ...fn,
    data: { itemId: 'case', quantity: 10, reason: '到货', operator },
    free: { quantity: 'stock goes down, too' },
  },
  'mall.shipOrder': {
    ...fn,
    data: { orderId: 'mall:m_1:r-1', carrier: '顺丰', trackingNumber: 'SF1234', operator },
  },
  'groupbuy.publishCampaign': {
    ...fn,
    zero: ['afterVersion', 'terms.teamPricePoints', 'terms.bonusPoints', 'terms.opensAtMs'],
    data: {
      campaignId: 'tea',
      afterVersion: 0,
      terms: {
        item: { itemId: 'tea', title: '茶', picture: 'art:tea', description: '一罐' },
        alonePriceFen: 9_900,
        teamPriceFen: 6_900,
        teamPricePoints: 0,
        bonusPoints: 10,
        teamSize: 3,
        teamHours: 24,
        opensAtMs: 0,
        closesAtMs: null,
        stock: 100,
        maxPerOrder: 2,
        maxPerMember: 4,
        delivery: { kind: 'pickup', storeIds: ['zongdian'], collectDays: 30 },
        leaderMayLeave: true,
        shopCompletesFrom: 2,
      },
    },
  },
  'groupbuy.completeTeam': { ...fn, data: { teamId: 'team-1', reason: '差一位', operator } },
  'groupbuy.refundOrder': {
    ...fn,
    data: { orderId: 'groupbuy:m_1:r-1', reason: '破损', operator },
  },
  'store.appointOwner': {
    ...fn,
    data: {
      openid: 'o-owner',
      name: '许先生',
      reason: '开店',
      replacesStaffId: `m_${'0'.repeat(32)}`,
    },
  },
  'store.saveStore': {
    ...fn,
    data: {
      storeId: 'zongdian',
      name: '总店',
      address: '南京东路 299 号',
      city: '上海',
      phone: '021-55500101',
      latitude: 31.2377,
      longitude: 121.4846,
      openHours: '每天 10:00–22:00',
      status: 'open',
    },
    free: { latitude: 'degrees', longitude: 'degrees' },
    zero: ['latitude', 'longitude'],
  },
};
