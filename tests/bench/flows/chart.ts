import type { FlowOutcome } from './outcome';

/* The product's own colours, as localcloud/simulation/chart.ts has them. */
const paper = '#FAF6EE';
const ink = '#22201C';
const faint = '#D9D1C1';
const jade = '#2F7D6B';

const width = 960;
const margin = 48;
const labelWidth = 190;
const rowHeight = 44;
const barHeight = 16;
const barsWidth = width - 2 * margin - labelWidth - 200;
const top = 124;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Each flow's share of bare HTTP: the bar is the median, the whisker the least and the most. */
export function chartOf(outcomes: readonly FlowOutcome[], about: string): string {
  const most = Math.max(...outcomes.map(({ ofFloor }) => ofFloor.max));
  const x = (share: number): number => margin + labelWidth + (share / most) * barsWidth;
  const height = top + outcomes.length * rowHeight + 24;
  const rows = outcomes.map(({ name, ofFloor, perSecond }, at) => {
    const y = top + at * rowHeight;
    const middle = y + barHeight / 2;
    const words = `${percent(ofFloor.median)}, ${perSecond.median.toFixed(0)} / s`;
    return [
      text(margin, y + 13, name, 14),
      `<rect x="${x(0)}" y="${y}" width="${x(ofFloor.median) - x(0)}" height="${barHeight}" rx="2" fill="${jade}"/>`,
      `<path d="M${x(ofFloor.min)} ${middle}H${x(ofFloor.max)}M${x(ofFloor.min)} ${middle - 5}v10M${x(ofFloor.max)} ${middle - 5}v10" stroke="${ink}" stroke-width="1.5"/>`,
      text(x(ofFloor.max) + 10, y + 13, words, 12),
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Flows against bare HTTP" font-family="sans-serif" fill="${ink}">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    text(margin, 54, 'Flows against bare HTTP', 24),
    text(margin, 80, about, 13),
    `<path d="M${margin} 98H${width - margin}" stroke="${faint}"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

function text(x: number, y: number, words: string, size: number): string {
  const escaped = words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<text x="${x}" y="${y}" font-size="${size}">${escaped}</text>`;
}
