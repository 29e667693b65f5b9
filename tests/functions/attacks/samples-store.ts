import type { Rows } from './rows';

const fn = { function: 'store' } as const;
const lookedUp = 'looked up and never kept';
const counter = ['clerk', 'manager'] as const;
const staffId = `m_${'0'.repeat(32)}`;
const scanId = `m_${'0'.repeat(32)}:scan-1`;
const bill = {
  billNumber: 'A-100',
  amountFen: 12_850,
  lines: [{ category: '配件', amountFen: 2_000 }],
  confirmedUnusual: true,
  recordedAtMs: 1_772_424_000_000,
};
const zeroIsAnInstant = { recordedAtMs: 'an instant may be any whole number from 0 on' };

/** A request of every action of the store function, and who may make it. */
export const storeSamples: Rows<'store'> = {
  'store.scan': {
    ...fn,
    roles: counter,
    data: { code: '123456789015', storeId: 'zongdian' },
    unread: { code: lookedUp },
  },
  'store.listStaff': { ...fn, roles: ['manager', 'auditor', 'owner'], data: {} },
  'store.inviteStaff': {
    ...fn,
    roles: ['manager', 'owner'],
    data: { name: '小新', role: 'clerk', storeIds: ['zongdian'] },
  },
  'store.changeStaff': {
    ...fn,
    roles: ['manager', 'owner'],
    data: { staffId, role: 'clerk', storeIds: ['zongdian'], reason: '调店' },
  },
  'store.dismissStaff': { ...fn, roles: ['manager', 'owner'], data: { staffId, reason: '离职' } },
  'store.getJoinCode': {
    ...fn,
    roles: counter,
    data: { storeId: 'zongdian', draw: true, of: 'store' },
  },
  'store.listAudit': {
    ...fn,
    roles: ['manager', 'auditor', 'owner'],
    data: {
      cursor: '1772424000000:m_1:r-1',
      limit: 10,
      storeId: 'zongdian',
      staffId,
      businessDate: '2026-03-02',
      action: 'store.undo',
      refused: true,
    },
  },
  'store.verifyAudit': {
    ...fn,
    roles: ['manager', 'auditor', 'owner'],
    data: { cursor: `${staffId}:12:${'0'.repeat(64)}` },
  },
  'store.getTill': { ...fn, roles: counter, data: { storeId: 'zongdian', scanId } },
  'store.recordPurchase': {
    ...fn,
    roles: counter,
    data: { scanId, ...bill },
    free: zeroIsAnInstant,
    zero: ['recordedAtMs'],
  },
  'store.recordBill': {
    ...fn,
    roles: counter,
    data: { storeId: 'zongdian', ...bill },
    free: zeroIsAnInstant,
    zero: ['recordedAtMs'],
  },
  'store.proposeDebit': {
    ...fn,
    roles: counter,
    data: { scanId, billNumber: 'A-100', amountFen: 12_850, points: 1000, hasCoupon: false },
  },
  'store.getDebit': { ...fn, roles: counter, data: { debitId: 'debit:m_1:d-1' } },
  'store.withdrawDebit': { ...fn, roles: counter, data: { debitId: 'debit:m_1:d-1' } },
  'store.verifyPickup': {
    ...fn,
    roles: counter,
    data: { storeId: 'zongdian', code: '0123456789ABCDEF' },
    unread: { code: lookedUp },
  },
  'store.undo': { ...fn, roles: counter, data: { entryId: 'bill:zongdian:A-100', reason: '退货' } },
  'store.grantPoints': { ...fn, roles: ['manager'], data: { scanId, points: 50, reason: '补发' } },
  'store.giveTier': {
    ...fn,
    roles: ['manager'],
    data: { scanId, tierCode: 'cinnabar', until: '2026-09-30', reason: '开业老顾客' },
  },
  'store.listApprovals': { ...fn, roles: ['manager', 'owner'], data: { storeId: 'zongdian' } },
  'store.decideApproval': {
    ...fn,
    roles: ['manager', 'owner'],
    data: { entryId: 'grant:m_1:r-1', approve: true, reason: '核实' },
  },
  'payment.listFailedRefunds': {
    ...fn,
    roles: ['manager', 'finance'],
    data: { storeId: 'zongdian' },
  },
  'payment.retryRefund': {
    ...fn,
    roles: ['manager', 'finance'],
    data: { outRefundNo: `${'0'.repeat(32)}-1`, storeId: 'zongdian' },
  },
  'store.getToday': {
    ...fn,
    roles: ['clerk', 'manager', 'operations', 'finance', 'auditor', 'owner'],
    data: { storeId: 'zongdian', businessDate: '2026-03-02', cursor: '1772424000000:bill:x' },
  },
};
