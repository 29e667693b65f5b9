import { refusalText } from '../../miniprogram/src/copy/zh-CN/refusals';

test('a code newer than this version still gets a sentence', () => {
  expect(refusalText({ code: 'mall.later_reason' })).toBe('这次操作没有成功，请稍后再试。');
});

test('a refusal names its facts', () => {
  expect(refusalText({ code: 'member.nickname_invalid', maxLength: 20 })).toContain('1 到 20 个字');
});
