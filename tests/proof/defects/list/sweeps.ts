import type { Defect } from '../defect';

const groupbuy = 'cloudfunctions/_features/groupbuy';
const held = ['functions/groupbuy/held-points.test.ts'];

/** What jobs find late, or beside one that fails; seats given up under a running request. */
export const sweepDefects: readonly Defect[] = [
  {
    id: 'sweep-one-stops-all',
    says: 'One that fails keeps all behind it waiting.',
    file: 'cloudfunctions/_kit/attend.ts',
    find: 'faults.push(error);',
    put: 'throw error;',
    tests: ['functions/jobs/one-fails.test.ts'],
  },
  {
    id: 'sweep-late-order-lapses',
    says: 'An order found after its days to be collected lapses as it is found.',
    file: 'cloudfunctions/_features/mall/outcome.ts',
    find: "delivery !== order.delivery && to === 'ready' ? { delivery } : {};",
    put: "delivery !== order.delivery && to !== 'ready' ? { delivery } : {};",
    tests: ['functions/mall/late-sweep.test.ts'],
  },
  {
    id: 'groupbuy-points-of-no-seat',
    says: 'Points set aside for a seat given up meanwhile stay set aside.',
    file: `${groupbuy}/sheet.ts`,
    find: '  await endSeatless(call, standing, seat);\n',
    put: '',
    tests: held,
  },
  {
    id: 'groupbuy-order-of-no-seat',
    says: 'An order without a seat waits for its money for ever.',
    file: `${groupbuy}/seatless.ts`,
    find: 'if (isOver) await endSeatless(call, team, order);',
    put: '',
    tests: held,
  },
  {
    id: 'groupbuy-completed-over-a-new-seat',
    says: 'The shop completes a team over a seat whose payment is open.',
    file: `${groupbuy}/operate.ts`,
    find: '    if (completion.hasNewSeat) return null;\n',
    put: '',
    tests: held,
  },
];
