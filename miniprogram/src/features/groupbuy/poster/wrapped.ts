/**
 * A text cut into at most so many lines that fit, the last one ending in `…` where something is left out.
 * A Chinese line may break after any character; a Latin word that is too long breaks, too.
 */
export function wrapped(
  text: string,
  most: number,
  fits: (line: string) => boolean,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // By code points: half of a character would show as a box.
  const characters = Array.from(text);
  for (const [index, character] of characters.entries()) {
    if (line === '' || fits(line + character)) {
      line += character;
      continue;
    }
    if (lines.length === most - 1) return [...lines, shortened(line, fits)];
    lines.push(line);
    line = character.trim() === '' && index < characters.length - 1 ? '' : character;
  }
  return line === '' ? lines : [...lines, line];
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const kept = Array.from(line);
  while (kept.length > 1 && !fits(`${kept.join('')}…`)) kept.pop();
  return `${kept.join('')}…`;
}
