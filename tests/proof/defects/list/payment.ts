import type { Defect } from '../defect';

const feature = 'cloudfunctions/_features/payment';
const repository = `${feature}/repository.ts`;
const rules = 'shared/payment/rules.ts';
const notification = ['functions/payment/notification.test.ts'];
const refund = ['functions/payment/refund.test.ts'];

export const paymentDefects: readonly Defect[] = [
  {
    id: 'payment-one-fen-is-enough',
    says: 'A payment of another amount pays an order.',
    file: repository,
    find: 'amountFen: facts.totalFen,',
    put: '',
    tests: notification,
  },
  {
    id: 'payment-by-anybody',
    says: "Somebody else's payment pays an order.",
    file: repository,
    find: 'openid: facts.openid,\n    },\n    {',
    put: '},\n    {',
    tests: notification,
  },
  {
    id: 'payment-wrong-signature-passes',
    says: 'A notification counts whoever has signed it.',
    file: `${feature}/wechatpay/notification.ts`,
    find: 'if (fault !== null) return refuse({ code: fault });',
    put: "if (fault === 'payment.unsigned') return refuse({ code: fault });",
    tests: [...notification, 'functions/payment/wechatpay.test.ts'],
  },
  {
    id: 'payment-old-notification-passes',
    says: 'A notification of hours ago counts.',
    file: `${feature}/wechatpay/platformkeys.ts`,
    find: 'if (!(apartMs <= timestampWindowMs))',
    put: 'if (!(apartMs <= timestampWindowMs * 1_000))',
    tests: [...notification, 'functions/payment/wechatpay.test.ts'],
  },
  {
    id: 'payment-other-shop',
    says: "A notification for another merchant's account counts.",
    file: rules,
    find: "if (facts.mchid !== merchant.mchid) return refuse({ code: 'payment.other_mchid' });\n  if (facts.currency",
    put: 'if (facts.currency',
    tests: notification,
  },
  {
    id: 'payment-other-currency',
    says: 'A hundred of any currency are a hundred fen.',
    file: rules,
    find: "if (facts.currency !== 'CNY') return refuse({ code: 'payment.other_currency' });",
    put: '',
    tests: notification,
  },
  {
    id: 'payment-refunds-exceed',
    says: 'Refunds together may be more than was paid.',
    file: repository,
    find: 'refundableFen: command.gte(refund.amountFen),',
    put: '',
    tests: refund,
  },
  {
    id: 'payment-refund-promised-twice',
    says: 'A refund that is repeated is promised a second time.',
    file: repository,
    find: "'refunds.outRefundNo': command.neq(refund.outRefundNo),",
    put: '',
    tests: refund,
  },
  {
    id: 'payment-not-settled-again',
    says: 'Nobody finishes what the first notification died over.',
    file: `${feature}/settle.ts`,
    find: 'return accept(standing.settledAtMs === null ? await settle(call, subjects, standing) : standing);',
    put: 'return accept(standing);',
    tests: [...notification, 'functions/payment/crash.test.ts', 'functions/groupbuy/crash.test.ts'],
  },
  {
    id: 'payment-closed-for-good',
    says: 'Money that comes for a closed payment is not noticed.',
    file: rules,
    find: "closed: ['paid'],\n  paid: [],",
    put: 'closed: [],\n  paid: [],',
    tests: ['rules/payment/payment.test.ts'],
  },
  {
    id: 'payment-of-others',
    says: "Anybody can ask what became of another's payment.",
    file: `${feature}/check.ts`,
    find: 'if (!found || found.openid !== call.caller.openid)',
    put: 'if (!found)',
    tests: ['functions/payment/payment.test.ts', 'functions/attacks/requests.test.ts'],
  },
  {
    id: 'payment-closed-refund-lost',
    says: 'What a refund that WeChat closed was to give back cannot be given back again.',
    file: rules,
    find: "const givenUp = state === 'closed' ? refund.amountFen : 0;",
    put: 'const givenUp = 0;',
    tests: ['rules/payment/payment.test.ts'],
  },
  {
    id: 'payment-refund-never-sent',
    says: 'A refund that was promised and never asked for is not asked for later.',
    file: `${feature}/reconcile.ts`,
    find: '    await sendRefund(call, payment, refund);\n    return;',
    put: '    return;',
    tests: refund,
  },
  {
    id: 'payment-written-over',
    says: 'A payment is written over whoever changed it meanwhile.',
    file: repository,
    find: '.where({ _id: from.outTradeNo, revision: from.revision })',
    put: '.where({ _id: from.outTradeNo })',
    tests: [
      ...notification,
      ...refund,
      'functions/payment/crash.test.ts',
      'functions/groupbuy/race.test.ts',
    ],
  },
];
