import { toFen, type Fen } from '#shared/kernel/amounts';
import type { Key } from '../../../ui/controls/keys';

/** The most that a bill comes to: a million yuan. Source: shared/store/purchase/contract.ts. */
const mostFen = 100_000_000;
const decimals = 2;
const longestBillNumber = 32;

/** What stands on the display after a key, as typed: `128.5` stays `128.5`. */
export function typedAmount(text: string, key: Key): string {
  if (key === 'erase') return text.slice(0, -1);
  if (key === '-') return text;
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  const next = text === '0' ? key : text + key;
  const [, fen = ''] = next.split('.');
  return fenOf(next) > mostFen || fen.length > decimals ? text : next;
}

/** 128.5 -> 12850; nothing typed is nothing. Worked out in whole numbers. */
export function fenOf(text: string): Fen {
  const [yuan = '', fen = ''] = text.split('.');
  return toFen(Number(yuan) * 100 + Number(fen.padEnd(decimals, '0')));
}

/** A bill's number after a key. It begins with a figure or a letter. */
export function typedBillNumber(text: string, key: Key): string {
  if (key === 'erase') return text.slice(0, -1);
  if (key === '.' || (key === '-' && text === '')) return text;
  return (text + key).slice(0, longestBillNumber);
}

/** 12850 fen -> 128.50 */
export function amountTextOf(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
