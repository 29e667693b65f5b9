import { existsSync, readFileSync } from 'node:fs';
import { attacks } from './list';

const listed = Object.entries(attacks);

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

  it('names what is open', () => {
    const open = listed.filter(([, [, ...answers]]) => answers.some(({ by }) => by === 'open'));
    expect(open.map(([number]) => Number(number))).toEqual([]);
  });
});
