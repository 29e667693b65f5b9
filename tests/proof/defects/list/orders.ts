import type { Defect } from '../defect';

const rules = 'shared/order/rules.ts';
const orders = 'cloudfunctions/_orders/orders.ts';

export const orderDefects: readonly Defect[] = [
  {
    id: 'order-moved-by-both',
    says: 'Two who move an order at once both believe that they did.',
    file: orders,
    find: '.where({ _id: orderId, state: from })',
    put: '.where({ _id: orderId })',
    tests: [
      'functions/orders.test.ts',
      'functions/store/pickup/pickup.test.ts',
      'functions/mall/race.test.ts',
    ],
  },
  {
    id: 'order-removed-though-paid',
    says: 'Taking an order back removes it though somebody has moved it on.',
    file: orders,
    find: ".where({ _id: orderId, state: 'placing' }).remove();",
    put: '.where({ _id: orderId }).remove();',
    tests: [
      'functions/orders.test.ts',
      'functions/mall/race.test.ts',
      'functions/mall/crash.test.ts',
    ],
  },
  {
    id: 'order-any-step',
    says: 'An order may go from anywhere to anywhere.',
    file: rules,
    find: 'return orderGraphs[kind][from].includes(to);',
    put: 'return orderGraphs[kind][from].includes(to) || from !== to;',
    tests: ['rules/order/order.test.ts', 'functions/orders.test.ts'],
  },
  {
    id: 'order-collected-in-any-store',
    says: 'An order is handed out in a store it was not meant for.',
    file: rules,
    find: 'if (storeIds && !storeIds.includes(storeId))',
    put: "if (storeIds && storeId === '')",
    tests: [
      'rules/order/order.test.ts',
      'functions/orders.test.ts',
      'functions/store/pickup/pickup.test.ts',
    ],
  },
  {
    id: 'order-collected-too-late',
    says: 'An order can be collected at the instant its time is over.',
    file: rules,
    find: 'nowMs < delivery.collectByMs;',
    put: 'nowMs <= delivery.collectByMs;',
    tests: ['rules/order/order.test.ts', 'functions/orders.test.ts'],
  },
  {
    id: 'order-repeat-refused',
    says: 'The clerk who repeats a hand-over is told that it was collected before.',
    file: rules,
    find: "if (collected.requestId === requestId) return accept('repeat');",
    put: '',
    tests: ['functions/store/pickup/pickup.test.ts', 'functions/orders.test.ts'],
  },
  {
    id: 'order-mistyped-voucher-passes',
    says: 'A slip of the finger in a pick-up code is not noticed.',
    file: 'shared/order/voucher.ts',
    find: 'return checkOf(values.slice(0, randomLength)) === values[randomLength] ? code : null;',
    put: 'return code;',
    tests: ['rules/order/order.test.ts'],
  },
  {
    id: 'order-restocked-again',
    says: 'A delivery that is repeated is counted twice.',
    file: 'cloudfunctions/_orders/restock.ts',
    find: "'restocks.requestId': command.neq(requestId),",
    put: '',
    tests: ['functions/mall/mall.test.ts', 'functions/orders.test.ts'],
  },
  {
    id: 'order-address-in-clear',
    says: 'Every sealed text is sealed with the same first number.',
    file: 'cloudfunctions/_kit/seal.ts',
    find: 'const iv = randomBytes(ivBytes);',
    put: 'const iv = randomBytes(ivBytes).fill(0);',
    tests: ['functions/orders.test.ts'],
  },
];
