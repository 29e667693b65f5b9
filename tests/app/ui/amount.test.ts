import {
  amountTextOf,
  fenOf,
  typedAmount,
} from '../../../miniprogram/src/features/store/purchase/amount';
import type { Key } from '../../../miniprogram/src/ui/controls/keys';

const typed = (keys: string): string =>
  keys.split('').reduce((text, key) => typedAmount(text, key as Key), '');

describe('an amount typed at the till', () => {
  it.each([
    ['12850', '12850', 1_285_000],
    ['128.5', '128.5', 12_850],
    ['128.50', '128.50', 12_850],
    ['.5', '0.5', 50],
    ['007', '7', 700],
    ['1..5', '1.5', 150],
    ['1.239', '1.23', 123],
    ['0.07', '0.07', 7],
    ['', '', 0],
  ])('%s reads %s', (keys, text, fen) => {
    expect([typed(keys), fenOf(typed(keys))]).toEqual([text, fen]);
  });

  it('is a million yuan at most, as the cloud takes no more', () => {
    expect(typed('1000000.00')).toBe('1000000.00');
    expect(typed('1000000.01')).toBe('1000000.0');
    expect(typed('1000001')).toBe('100000');
    expect(typed('9999999')).toBe('999999');
    expect(fenOf(typed('999999.99'))).toBe(99_999_999);
  });

  it.each([7, 12_850, 100, 99_999_999])('%i fen read back the same', (fen) => {
    expect(fenOf(amountTextOf(fen))).toBe(fen);
  });
});
