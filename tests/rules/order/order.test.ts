import { toFen } from '#shared/kernel/amounts';
import { orderStates, type Order, type OrderState } from '#shared/order/model';
import { canBePaid, isOverdue, sendsMoneyBack } from '#shared/order/money';
import { canMove, groupedVoucher, orderGraphs } from '#shared/order/rules';
import { parseVoucher, voucherFrom } from '#shared/order/voucher';

describe('the states of a redeemed order', () => {
  it.each([
    ['placing', 'ready', true],
    ['placing', 'cancelled', true],
    ['ready', 'collected', true],
    ['ready', 'shipped', true],
    ['ready', 'cancelled', true],
    ['ready', 'lapsed', true],
    ['shipped', 'received', true],
    ['collected', 'cancelled', false],
    ['shipped', 'cancelled', false],
    ['cancelled', 'ready', false],
    ['cancelled', 'collected', false],
    ['lapsed', 'collected', false],
    ['placing', 'collected', false],
    ['ready', 'refunding', false],
    ['placing', 'awaiting_payment', true],
    ['awaiting_payment', 'ready', true],
    ['awaiting_payment', 'cancelled', true],
    ['awaiting_payment', 'collected', false],
    ['awaiting_payment', 'lapsed', false],
    ['ready', 'awaiting_payment', false],
  ] as const)('%s to %s: %s', (from, to, allowed) => {
    expect(canMove('mall', from, to)).toBe(allowed);
  });

  it('never lead back', () => {
    for (const graph of Object.values(orderGraphs)) {
      const reached = (from: (typeof orderStates)[number]): string[] =>
        graph[from].flatMap((to) => [to, ...reached(to)]);
      for (const state of orderStates) expect(reached(state)).not.toContain(state);
    }
  });
});

describe('the money of a redeemed order', () => {
  const at = (state: OrderState, change: Partial<Order> = {}) =>
    ({ state, payByMs: 900_000, priceFen: toFen(990), history: [], ...change }) as unknown as Order;

  it('may be paid while it waits and a minute is left', () => {
    expect(canBePaid(at('awaiting_payment'), 840_000)).toBe(true);
    expect(canBePaid(at('awaiting_payment'), 840_001)).toBe(false);
    expect(canBePaid(at('ready'), 0)).toBe(false);
    expect(canBePaid(at('cancelled'), 0)).toBe(false);
  });

  it('is overdue from its deadline on, and only while it waits', () => {
    expect(isOverdue(at('awaiting_payment'), 899_999)).toBe(false);
    expect(isOverdue(at('awaiting_payment'), 900_000)).toBe(true);
    expect(isOverdue(at('cancelled'), 900_000)).toBe(false);
  });

  it.each<[OrderState, 'refund' | 'keep', boolean]>([
    ['cancelled', 'refund', true],
    ['cancelled', 'keep', true],
    ['lapsed', 'refund', true],
    ['lapsed', 'keep', false],
    ['ready', 'refund', false],
    ['collected', 'refund', false],
    ['awaiting_payment', 'refund', false],
  ])('%s, by a rule to %s it: goes back %s', (state, onLapseCash, goesBack) => {
    expect(sendsMoneyBack(at(state, { onLapseCash }))).toBe(goesBack);
  });

  it('goes back after a lapse where nothing else was agreed', () => {
    expect(sendsMoneyBack(at('lapsed'))).toBe(true);
  });
});

describe('a pick-up code', () => {
  const code = voucherFrom(Uint8Array.from({ length: 15 }, (_, index) => index * 17 + 3));

  it('is sixteen characters that are not taken for one another', () => {
    expect(code).toBe('3M5P7R9TBWDYF0H2');
    expect(groupedVoucher(code)).toBe('3M5P 7R9T BWDY F0H2');
  });

  it('is read in any case, with spaces and dashes, O for 0, I and L for 1', () => {
    expect(parseVoucher(' 3m5p-7r9t bwdy foh2 ')).toBe(code);
    const ones = voucherFrom(new Uint8Array(15).fill(1));
    expect(parseVoucher(`iIlL1 iIlL1 iIlL1${ones.slice(15)}`)).toBe(ones);
  });

  it('shows every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    for (let place = 0; place < 16; place += 1) {
      for (const other of alphabet) {
        if (other === code[place]) continue;
        expect(parseVoucher(code.slice(0, place) + other + code.slice(place + 1))).toBeNull();
      }
    }
  });

  it('shows every two neighbours that changed places', () => {
    for (let place = 0; place < 15; place += 1) {
      const [a = '', b = ''] = code.slice(place, place + 2);
      if (a === b) continue;
      const swapped = code.slice(0, place) + b + a + code.slice(place + 2);
      expect(parseVoucher(swapped)).toBeNull();
    }
  });

  it.each(['', '3M5P', '3M5P7R9TBWDYF0H20', 'UUUUUUUUUUUUUUUU', '3M5P7R9TBWDYF0H$'])(
    'is not %p',
    (text) => {
      expect(parseVoucher(text)).toBeNull();
    },
  );
});
