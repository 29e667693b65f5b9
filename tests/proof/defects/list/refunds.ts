import type { Defect } from '../defect';

const retry = 'cloudfunctions/_features/payment/retry.ts';
const failed = 'shared/payment/failed.ts';
const tests = ['functions/payment/refund-retry.test.ts'];

/** Refunds that failed and are asked for anew. */
export const refundDefects: readonly Defect[] = [
  {
    id: 'retry-of-another-store',
    says: 'A manager asks anew for the refund of a store where they do not work.',
    file: retry,
    find: "if (!concerns(call, order)) return refuse({ code: 'staff.store_not_allowed' });",
    put: '',
    tests,
  },
  {
    id: 'retry-of-ones-own',
    says: 'Somebody of the staff asks anew for the money of an order of their own.',
    file: retry,
    find: "if (order.memberId === call.staff.staffId) return refuse({ code: 'store.own_account' });",
    put: '',
    tests,
  },
  {
    id: 'retry-beside-one-that-lies',
    says: 'A refund whose money lies at WeChat gets another one beside it.',
    file: failed,
    find: "if (failed.state === 'abnormal') return refuse({ code: 'payment.refund_abnormal' });\n  if (failed.state !== 'closed') {",
    put: 'if (!waitsForSomebody(failed.state)) {',
    tests,
  },
  {
    id: 'retry-under-a-number-used-up',
    says: 'A third attempt has the number of the second.',
    file: failed,
    find: 'Number(attempt) + 1',
    put: 'Math.min(2, Number(attempt) + 1)',
    tests,
  },
  {
    id: 'retry-takes-nothing',
    says: 'What is asked for anew can be promised once more.',
    file: failed,
    find: 'refundableFen: (payment.refundableFen - amountFen) as Fen,',
    put: '',
    tests,
  },
  {
    id: 'retry-by-the-same-person-twice',
    says: 'Who asks a second time, under another request, is told it was the first.',
    file: failed,
    find: 'if (staffId === by.staffId && requestId === by.requestId) {',
    put: "if (staffId === by.staffId && requestId !== '') {",
    tests,
  },
  {
    id: 'retry-looks-once',
    says: 'Who lost the race for a payment decides again by what was read before.',
    file: retry,
    find: '    known = null;\n',
    put: '',
    tests,
  },
  {
    id: 'retry-still-listed',
    says: 'A refund that was asked for anew is on the list until it is through.',
    file: failed,
    find: '({ outRefundNo }) => !refunds.some(({ again }) => again?.of === outRefundNo),',
    put: "({ outRefundNo }) => !refunds.some(({ again, state }) => again?.of === outRefundNo && state === 'succeeded'),",
    tests,
  },
  {
    id: 'retry-written-down-nowhere',
    says: 'A row that the sweep makes up for names no store.',
    file: retry,
    find: 'const by = { staffId: staffId as MemberId, requestId, atMs, storeId: again.storeId };',
    put: 'const by = { staffId: staffId as MemberId, requestId, atMs, storeId: null };',
    tests,
  },
  {
    id: 'retry-without-the-rest-covering-it',
    says: 'A refund is asked for anew though less is left than it is.',
    file: failed,
    find: 'if (payment.refundableFen < amountFen) return',
    put: 'if (payment.refundableFen < 0) return',
    tests: ['rules/payment/payment.test.ts'],
  },
];
