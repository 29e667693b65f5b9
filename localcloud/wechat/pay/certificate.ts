import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

/*
 * A certificate signed by its own key, in the fewest bytes a reader takes. Node reads certificates and
 * makes none. Source: RFC 5280, section 4.1; the encoding is X.690's.
 */

const element = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const bytes = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 128 ? [length] : bytes)]), content]);
};

const sequence = (...parts: Buffer[]): Buffer => element(0x30, ...parts);
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');

const nameOf = (text: string): Buffer =>
  sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from(text)))));

/** `YYYYMMDDHHMMSSZ`. */
const timeOf = (ms: number): Buffer => {
  const digits = new Date(ms)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  return element(0x18, Buffer.from(digits));
};

export interface CertificateParts {
  /** PEM. */
  readonly privateKey: string;
  /** Hexadecimal; its first digit is below 8. */
  readonly serial: string;
  readonly name: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

/** The certificate as PEM. */
export function makeCertificate(parts: CertificateParts): string {
  const key = createPrivateKey(parts.privateKey);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const name = nameOf(parts.name);
  const body = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.from(parts.serial, 'hex')),
    sha256WithRsa,
    name,
    sequence(timeOf(parts.fromMs), timeOf(parts.untilMs)),
    name,
    publicKey,
  );
  const signature = element(0x03, Buffer.from([0]), sign('sha256', body, key));
  const lines = sequence(body, sha256WithRsa, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
