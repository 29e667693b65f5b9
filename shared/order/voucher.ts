/** Digits and letters that are not taken for one another: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Units: characters. 75 bits nobody guesses, and one character that tells a slip of the finger. */
const randomLength = 15;
export const voucherLength = randomLength + 1;

/** Random bytes a code is made of. */
export const voucherBytes = randomLength;

/** A pick-up code from {@link voucherBytes} random bytes, its check character last. */
export function voucherFrom(bytes: Uint8Array): string {
  if (bytes.length < voucherBytes) throw new RangeError('too few random bytes for a voucher');
  // 256 is a multiple of 32, so every character is as likely as any other.
  const values = Array.from(bytes.slice(0, randomLength), (byte) => byte % 32);
  return [...values, checkOf(values)].map((value) => alphabet[value]).join('');
}

/**
 * A code as it is stored, from one as it is scanned or typed: in any case, with spaces or dashes,
 * with O for 0 and I or L for 1. Null when it cannot be one: one wrong character, or two neighbours
 * that changed places, are always noticed.
 */
export function parseVoucher(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (code.length !== voucherLength) return null;
  const values = Array.from(code, (character) => alphabet.indexOf(character));
  if (values.includes(-1)) return null;
  return checkOf(values.slice(0, randomLength)) === values[randomLength] ? code : null;
}

/**
 * The sum of the values, each times another power of a generator of the field of 32 elements: a
 * change of one value, or of the order of two neighbours, cannot leave it as it was.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0);
}

/** Times x, modulo x^5 + x^2 + 1. */
function timesGenerator(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}
