/** Joins pictures into one (a family, a profession): the one hidden character that is welcome. */
const emojiJoiner = /(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;
const hiddenCharacter = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Whether a text holds characters that hide, reorder or break it. */
export function hasHiddenCharacter(text: string): boolean {
  return hiddenCharacter.test(text.replace(emojiJoiner, ''));
}

/** The same for a text of several lines. */
export function hasHiddenInLines(text: string): boolean {
  return hasHiddenCharacter(text.replaceAll('\n', ''));
}

/** What a paste brought along taken off: nothing hidden, on one line, no spaces around. */
export function visibleOf(text: string): string {
  const onOneLine = text.replace(/\s+/gu, ' ');
  return hasHiddenCharacter(onOneLine)
    ? Array.from(onOneLine)
        .filter((character) => !hasHiddenCharacter(character))
        .join('')
        .trim()
    : onOneLine.trim();
}
