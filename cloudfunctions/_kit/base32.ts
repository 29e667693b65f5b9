/** Crockford's letters: no I, L, O, U, so that none is taken for another. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as letters, five bits each; the last one is filled up with zero bits. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += letters[(value >>> bits) & 31] ?? '';
      value &= (1 << bits) - 1;
    }
  }
  return bits === 0 ? text : text + (letters[(value << (5 - bits)) & 31] ?? '');
}
