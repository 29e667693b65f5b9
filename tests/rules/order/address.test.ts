import { addressFaults, noAddress, trimmedAddress } from '#shared/order/address';

const good = {
  name: '小满',
  phone: '138 0000-1234',
  region: '上海市徐汇区',
  detail: '衡山路 8 号',
};

test('an address with everything in it has no fault', () => {
  expect(addressFaults(good)).toEqual({});
});

test('each empty field is named, and spaces alone are empty', () => {
  const all = { name: 'missing', phone: 'missing', region: 'missing', detail: 'missing' };
  expect(addressFaults(noAddress)).toEqual(all);
  expect(addressFaults({ name: ' ', phone: '  ', region: ' ', detail: '   ' })).toEqual(all);
});

test.each([
  ['a word', '一二三四五六'],
  ['too short', '12345'],
  ['too long', '123456789012345678901'],
  ['a plus in the middle', '138+00001234'],
])('a phone number that is %s is said to be wrong', (_name, phone) => {
  expect(addressFaults({ ...good, phone })).toEqual({ phone: 'invalid' });
});

test.each(['13800001234', '+86 138 0000 1234', '021-54321234'])('%s is a phone number', (phone) => {
  expect(addressFaults({ ...good, phone })).toEqual({});
});

test('what is sent carries no spaces around it', () => {
  const typed = {
    name: ' 小满 ',
    phone: ' 13800001234',
    region: '上海市徐汇区 ',
    detail: ' 2 楼 ',
  };
  expect(trimmedAddress(typed)).toEqual({
    name: '小满',
    phone: '13800001234',
    region: '上海市徐汇区',
    detail: '2 楼',
  });
});
