import { LOCAL_APP_ID } from '../../../../localcloud/host/functions/caller';
import { makeCertificate } from '../../../../localcloud/wechat/pay/certificate';
import type { PayKeys } from '../../../../localcloud/wechat/pay/keys';

/*
 * Made once for the simulation and open nothing anywhere: what they sign is part of what is answered, so
 * a seed is the same run only with the same keys. Short ones, since a run signs by the ten thousand.
 */
const merchantKey = [
  'MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEAAoGBAMFc7qaP9D3sWYtWRaKsw4DTIIsSBtQwLNqlv+cs',
  'AwE1Ld5YcT85ulFZVeX3rD+BJxU81Jpu2IGKzik00aZ6y37HrmSrz+8YxlcLg9jLXlP5dY1OlGX0gxRqLT0C9jcZ',
  'dIcoW0eJAjyB7eagiKDa4WJyDt7RgORXuyoRhsvO9VDNAgMBAAECgYBnpWHC5FzeKGdjGc5fwU1WK1VBVltUt7ID',
  'TV9NEblWl2PL0Ap8AnyNiF5T02t/6sHBT4cCdLIW1gll6wsJur6CeuOYbAMOjcBdSHW/itRR4u8NNgTKxmMe3MaC',
  'DiAoEr3lDobFhAKt6TCIUyJLS1QbGx7amPHdK9NpZMc33i69YQJBAOcWVWzB1ZVTXCWdzUXgdIKmFroTqpKo1kZ6',
  'Qyw4QMmfKkny91yeqNOAQmccxqxB13WBMydljp5wLN2vkphuLPkCQQDWNXc4CKbee/j1+1MDoXlbrgUod3xYPbx0',
  'AtrKLyu+ds9UTgFYze4eiOoikDw62xtvrjJHf0uvGdG3kFOiYJt1AkA6AO8cR2MXAj+E6aEWwwo7qPjXaAxOl7aB',
  'JjsqJEyOzzbMLQJN6z0xKWaBf0WXA0fTpMR0RReRSVLZqjI/tJfxAkAIBwjouKpIPC0gSsLZp/t8TBE1awTl6ape',
  'Tp0UZqAlCx7J8gJq6Yy66DaeBPm82uk0TjrkIwkbDsSlNGtt8mDhAkEA0qdyFKLemWd2APZWCN6iPoiY3+2kENYn',
  '6/q9ry50w7dnbJLtHLB0EKxxVmEzniNLASfWHof90c1lZPJHAmkdAw==',
].join('');

const platformKey = [
  'MIICeAIBADANBgkqhkiG9w0BAQEFAASCAmIwggJeAgEAAoGBANNhursK6TppvPB8RORZcA2xmP5p+/G9i89ERhLi',
  'BnG91T/8gvqsZCkpirSgSKNsv7OPKPN2qKLluGos29aRIWwqBqet3hSwKoW1cNtj9JBzAhgwgNG129vgpJdLP92T',
  'khO4HpGqMkNPMyWEDOwgOom6vjhEbKz1OAvDX68pbGnDAgMBAAECgYEAxoJfBEyo3qxyPT3WzMOZUaLZVQNfEZS5',
  '+XnafN06xBJMc/zFXHgM0AMtOZfU33S/SvdEs+9ZSzGE0GE0SvqccOuKg8iGfEWei6U6j4tEfhp2WoyNAIKT/ZYg',
  'OmrxYnUBW+Gx0AB3bxa3Cw++9zRG4GgenADORuzVGHB+krDnpFECQQD7JBO7HVKDSKo7JGaXlmeETL8I5GMEiqkQ',
  'eg6XeDjDptLhL3dtO89hcJzbrxHGr9cakyuGsfpfR4Dz+kB+VvW9AkEA13i4wWMTPCtM5C6JuKSy+2J2SLbS+Kzh',
  'nHCC0N0kfYMLyPncNe1cr1VuapTYg7GYLwz+Ju4RhG2Wfd/TFKAVfwJAGEyMUC1tH2C3f9Nszbvyth1K2oxmfDkC',
  'VKLKqKMsMtoAS2NxVbNUxGPF+Yd929CFqn+U1YqA5BkiA/kxpke5rQJBAKeYR6RryodParRFGmwa9vgfAr/WLEyu',
  'M6G5xZZtm7dgWadN6SGs6R2bhpGyCqKMXUGjin9/RvLJRnfLw2PUjEMCQQDBN4hhRHl4/Ii1WO8+AP9aBB+R22JB',
  '6K66PIDeprObcfl4dTGxSsUXF1w/3Cq6+Ohg9uBv6fgdm87qyiMg7cba',
].join('');

const pemOf = (base64: string): string =>
  `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;

const platformSerial = `5${'0A'.repeat(19)}7`;
const untilMs = Date.parse('2060-01-01T00:00:00Z');

/** The keys of the simulated shop and of the WeChat Pay beside it. */
export const simulatedKeys: PayKeys = {
  appid: LOCAL_APP_ID,
  mchid: '1900000109',
  merchantSerial: `5${'0B'.repeat(19)}9`,
  merchantKey: pemOf(merchantKey),
  apiV3Key: '0123456789abcdef0123456789abcdef',
  platformKey: pemOf(platformKey),
  platformSerial,
  platformCertificate: makeCertificate({
    privateKey: pemOf(platformKey),
    serial: platformSerial,
    name: 'Simulated WeChat Pay',
    fromMs: Date.parse('2020-01-01T00:00:00Z'),
    untilMs,
  }),
  platformUntilMs: untilMs,
  publicKeyId: `PUB_KEY_ID_${'0C'.repeat(16)}`,
};
