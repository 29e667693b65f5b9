import { existsSync, readFileSync } from 'node:fs';
import { faults } from './faults';

const listed = Object.entries(faults).flatMap(([feature, rows]) =>
  rows.map(([what, ...answers]) => [`${feature}: ${what}`, answers] as const),
);

describe('what others have got wrong', () => {
  it.each(listed)('%s: stands in the documentation', (name) => {
    const [feature = '', ...what] = name.split(': ');
    const text = readFileSync('docs/security.md', 'utf8').replace(/ +/g, ' ');
    expect(text).toContain(`| ${feature} | ${what.join(': ')} |`);
  });

  it('is known of every feature that moves points, money or goods', () => {
    expect(Object.entries(faults).map(([feature, rows]) => [feature, rows.length])).toEqual([
      ['check-in', 9],
      ['points', 12],
      ['mall', 6],
      ['group-buy', 9],
      ['store', 12],
    ]);
  });

  it.each(listed)('%s: has a test that would say so', (_, answers) => {
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) {
      if (answer.by !== 'test') throw new Error('a fault is answered by a test');
      expect([answer.file, existsSync(answer.file)]).toEqual([answer.file, true]);
      expect(readFileSync(answer.file, 'utf8')).toContain(answer.title);
    }
  });
});
