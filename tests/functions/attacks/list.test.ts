import { existsSync, readFileSync } from 'node:fs';
import { attacks } from './list';

const listed = Object.entries(attacks);

/** The cells of every row of every table on the page. */
const documented = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

describe('the list of attacks', () => {
  it('has all forty-eight', () => {
    expect(listed.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 48 }, (_, index) => index + 1),
    );
  });

  it.each(listed)('%s is answered where it says', (number, [, ...answers]) => {
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      if (answer.by === 'nothing to attack' || answer.by === 'open') continue;
      expect(existsSync(answer.file)).toBe(true);
      const text = readFileSync(answer.file, 'utf8');
      if (answer.by === 'test') expect(text).toContain(answer.title);
      else expect(text).toMatch(new RegExp(`\\((?:[\\d, ]*\\b)?${number}\\b[\\d, ]*\\)`));
    }
  });

  it.each(listed)('%s stands in the documentation', (number, [what]) => {
    const rows = documented.filter((row) => row[0] === number);
    expect(rows.map((row) => row[1])).toEqual([what]);
  });

  it('names what is open', () => {
    const open = listed.filter(([, [, ...answers]]) => answers.some(({ by }) => by === 'open'));
    expect(open.map(([number]) => Number(number))).toEqual([]);
  });
});
