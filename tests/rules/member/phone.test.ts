import { createHmac } from 'node:crypto';
import { maskedPhone, phoneIndexOf, toPhoneNumber } from '#shared/member/phone';

const hmac = (text: string) => createHmac('sha256', 'key').update(text).digest('hex');
const mainland = { countryCode: '86', number: '13800138000' };

describe('a phone number', () => {
  it.each([
    ['86', '13800138000', mainland],
    ['86', '12800138000', null],
    ['86', '1380013800', null],
    ['852', '51234567', { countryCode: '852', number: '51234567' }],
    ['852', '5123 4567', null],
    ['0', '51234567', null],
    ['undefined', '51234567', null],
  ])('of country %s, %s, is %j', (countryCode, number, expected) => {
    expect(toPhoneNumber(countryCode, number)).toEqual(expected);
  });

  it('is shown without its middle', () => {
    expect(maskedPhone(mainland)).toBe('138****8000');
    expect(maskedPhone({ countryCode: '852', number: '51234567' })).toBe('+852 ****4567');
  });

  it('is found under a keyed hash, by country and number', () => {
    expect(phoneIndexOf(mainland, hmac)).toBe(phoneIndexOf({ ...mainland }, hmac));
    expect(phoneIndexOf(mainland, hmac)).not.toBe(
      phoneIndexOf({ countryCode: '852', number: '13800138000' }, hmac),
    );
    expect(phoneIndexOf(mainland, hmac)).toMatch(/^[0-9a-f]{64}$/);
  });
});
