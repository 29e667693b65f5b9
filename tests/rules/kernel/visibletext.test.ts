import { hasHiddenCharacter, hasHiddenInLines, visibleOf } from '#shared/kernel/visibletext';

it.each(['\u202E', '\u200B', '\u0000', '\u2066', '\uD800', '\u00AD', '\u2028', '\uE000', '\n'])(
  'a text with %j hides something',
  (character) => {
    expect(hasHiddenCharacter(`小${character}满`)).toBe(true);
  },
);

it.each(['小满', '𠮷野🎧', '👨‍👩‍👧', 'L’Étoile №5', ''])('%s shows all it is', (text) => {
  expect(hasHiddenCharacter(text)).toBe(false);
});

it('a text in lines may have lines, and nothing else that hides', () => {
  expect(hasHiddenInLines('一\n二')).toBe(false);
  expect(hasHiddenInLines('一\r\n二')).toBe(true);
  expect(hasHiddenInLines('一\u202E二')).toBe(true);
});

it('what a paste brought along is taken off', () => {
  expect(visibleOf(' 上海市\u200B黄浦区\n南京东路\u202C 299 号 ')).toBe(
    '上海市黄浦区 南京东路 299 号',
  );
  expect(visibleOf('小满')).toBe('小满');
});
