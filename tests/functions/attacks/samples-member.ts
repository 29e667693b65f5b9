import type { Rows } from './rows';

const address = { name: '小满', phone: '13800001234', region: '上海市黄浦区', detail: '某路 1 号' };
const fn = { function: 'member' } as const;
const lookedUp = 'looked up and never kept';

/** A request of every action of the member function. */
export const memberSamples: Rows<'member'> = {
  'member.getHome': {
    ...fn,
    data: { joinCode: 'J0123456789ABCDEF' },
    unread: { joinCode: lookedUp },
  },
  'member.getProfile': { ...fn, data: {} },
  'member.updateProfile': {
    ...fn,
    data: {
      nickname: '小满',
      avatar: 'seal:plum',
      birthday: { month: 2, day: 29, year: 1996 },
    },
  },
  'member.exportData': { ...fn, data: { cursor: '5.0.0.0' } },
  'member.previewDeletion': { ...fn, data: {} },
  'member.deleteAccount': {
    ...fn,
    data: { confirmedPoints: 10 },
    zero: ['confirmedPoints'],
    free: { confirmedPoints: 'what is owed counts against it' },
  },
  'member.bindPhone': { ...fn, data: { code: '0123456789abcdef' } },
  'member.setConsent': {
    ...fn,
    data: { version: '2026-11', accepted: true },
    free: { version: 'the name of a version, not a date' },
    unread: { version: lookedUp },
  },
  'member.issueCode': { ...fn, data: {} },
  'member.getCodeStatus': { ...fn, data: {} },
  'checkin.perform': { ...fn, data: {} },
  'checkin.makeUp': {
    ...fn,
    data: { date: '2026-03-01' },
    unrealDate: 'checkin.make_up_out_of_range',
  },
  'checkin.getCalendar': { ...fn, data: { month: '2026-03' } },
  'points.getAccount': { ...fn, data: {} },
  'points.listEntries': { ...fn, data: { cursor: '5', limit: 10, filter: 'all' } },
  'points.getHoldings': { ...fn, data: {} },
  'points.exportEntries': { ...fn, data: { cursor: '5' } },
  'tier.getTier': { ...fn, data: {} },
  'notice.recordAcceptance': {
    ...fn,
    data: { templates: [{ template: 'checkin_reminder', answer: 'accept' }] },
  },
  'payment.check': { ...fn, data: { outTradeNo: '0123456789abcdef0123456789abcdef' } },
  'mall.listItems': {
    ...fn,
    data: { cursor: 'case', limit: 10, filter: 'all', sort: 'newest', search: '耳机' },
    unread: { search: 'compared with titles and never kept' },
  },
  'mall.getItem': { ...fn, data: { itemId: 'case' } },
  'mall.redeem': {
    ...fn,
    data: {
      itemId: 'case',
      quantity: 1,
      delivery: 'ship',
      storeId: 'zongdian',
      address,
      version: 1,
    },
  },
  'mall.payOrder': { ...fn, data: { orderId: 'mall:m_1:r-1' } },
  'mall.listOrders': {
    ...fn,
    data: { cursor: '1772424000000~mall:m_1:r-1', limit: 10, filter: 'all' },
  },
  'mall.getOrder': { ...fn, data: { orderId: 'mall:m_1:r-1' } },
  'mall.cancelOrder': { ...fn, data: { orderId: 'mall:m_1:r-1' } },
  'mall.setGoal': { ...fn, data: { itemId: 'case' } },
  'groupbuy.listCampaigns': { ...fn, data: {} },
  'groupbuy.getCampaign': { ...fn, data: { campaignId: 'tea' } },
  'groupbuy.openTeam': {
    ...fn,
    data: { campaignId: 'tea', version: 1, quantity: 1, storeId: 'zongdian', address },
  },
  'groupbuy.joinTeam': {
    ...fn,
    data: { teamId: 'team-1', quantity: 1, storeId: 'zongdian', address },
  },
  'groupbuy.payOrder': { ...fn, data: { orderId: 'groupbuy:m_1:r-1' } },
  'groupbuy.getTeam': { ...fn, data: { teamId: 'team-1' } },
  'groupbuy.getTeamCode': { ...fn, data: { teamId: 'team-1' } },
  'groupbuy.listMyTeams': {
    ...fn,
    data: { filter: 'all', cursor: '1772424000000:team-1', limit: 10 },
  },
  'groupbuy.leaveTeam': { ...fn, data: { teamId: 'team-1' } },
  'store.listStores': { ...fn, data: {} },
  'store.getSelf': { ...fn, data: {} },
  'store.acceptInvite': {
    ...fn,
    data: { inviteCode: 'S0123456789ABCDEF' },
    unread: { inviteCode: lookedUp },
  },
  'store.listDebits': { ...fn, data: {} },
  'store.confirmDebit': { ...fn, data: { debitId: 'debit:m_1:d-1' } },
  'store.declineDebit': { ...fn, data: { debitId: 'debit:m_1:d-1' } },
  'store.claimPoints': {
    ...fn,
    data: {
      storeId: 'zongdian',
      billNumber: 'A-100',
      amountFen: 12_850,
      businessDate: '2026-03-01',
    },
  },
};
