import type { SimulationReport } from '#shared/simulation/report';
import { copy, points } from './copy';
import { expiryPairs, flowPairs, type Pair } from './lines';
import { membersOf } from './table';

/* The paper stamp card's own colours; today is jade, the draft cinnabar and, for whoever does not see
 * the difference, hatched. */
const paper = '#FAF6EE';
const ink = '#22201C';
const faint = '#D9D1C1';
const jade = '#2F7D6B';
const cinnabar = '#C8372D';
const fonts = 'PingFang SC, HarmonyOS Sans SC, MiSans, Noto Sans CJK SC, sans-serif';

const width = 960;
const margin = 48;
const labelWidth = 190;
const barHeight = 14;
const pairHeight = 46;
const sectionGap = 36;
const barsWidth = width - 2 * margin - labelWidth - 110;

/** The report as a picture: where points come from, where they go, and when what is left expires. */
export function chartOf(report: SimulationReport, titles: readonly [string, string]): string {
  const { sections, rows } = copy;
  const { today, draft } = report;
  const totals: Pair[] = [
    { label: rows.issued, today: today.issuedPoints, draft: draft.issuedPoints },
    { label: rows.redeemed, today: today.redeemedPoints, draft: draft.redeemedPoints },
    { label: rows.liability, today: today.liabilityPoints, draft: draft.liabilityPoints },
  ];
  const blocks: [string, Pair[]][] = [
    ['', totals],
    [sections.issued, flowPairs(report, 'issued')],
    [sections.redeemed, flowPairs(report, 'redeemed')],
    [sections.expiry, expiryPairs(report)],
  ];
  let y = 150;
  const drawn = blocks
    .filter(([, pairs]) => pairs.length > 0)
    .map(([title, pairs]) => {
      const block = blockAt(y, title, pairs);
      y += (title === '' ? 0 : 34) + pairs.length * pairHeight + sectionGap;
      return block;
    });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" role="img" aria-label="${escape(titles[0])}" font-family="${fonts}" fill="${ink}">`,
    `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${cinnabar}"/><path d="M0 0V6" stroke="${paper}" stroke-width="2"/></pattern></defs>`,
    `<rect width="${width}" height="${y}" fill="${paper}"/>`,
    text(margin, 56, titles[0], 'font-size="26" font-weight="600"'),
    text(margin, 84, titles[1], 'font-size="14" opacity="0.75"'),
    text(margin, 108, membersOf(report), 'font-size="14" opacity="0.75"'),
    legend(),
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function legend(): string {
  const x = width - margin - 180;
  return [
    bar(x, 45, 22, jade),
    text(x + 30, 57, copy.legend.today, 'font-size="14"'),
    bar(x + 96, 45, 22, 'url(#hatch)'),
    text(x + 126, 57, copy.legend.draft, 'font-size="14"'),
  ].join('');
}

function blockAt(top: number, title: string, pairs: readonly Pair[]): string {
  const most = Math.max(1, ...pairs.flatMap((pair) => [pair.today, pair.draft]));
  const first = top + (title === '' ? 0 : 34);
  const heading =
    title === ''
      ? ''
      : `<path d="M${margin} ${top - 14}H${width - margin}" stroke="${faint}"/>${text(margin, top + 12, title, 'font-size="16" font-weight="600"')}`;
  return (
    heading + pairs.map((pair, index) => rowAt(first + index * pairHeight, pair, most)).join('')
  );
}

function rowAt(top: number, { label, today, draft }: Pair, most: number): string {
  const x = margin + labelWidth;
  // A refund may take more than a stretch gave: a bar cannot be shorter than nothing.
  const length = (value: number): number =>
    value <= 0 ? 0 : Math.max(2, Math.round((value / most) * barsWidth));
  const figure = (value: number, y: number): string =>
    text(
      x + length(value) + 8,
      y,
      points(value),
      'font-size="12" font-variant-numeric="tabular-nums"',
    );
  return [
    text(margin, top + 22, label, 'font-size="14"'),
    bar(x, top, length(today), jade),
    figure(today, top + 12),
    bar(x, top + barHeight + 4, length(draft), 'url(#hatch)'),
    figure(draft, top + barHeight + 16),
  ].join('');
}

function bar(x: number, y: number, length: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${length}" height="${barHeight}" rx="2" fill="${fill}"/>`;
}

function text(x: number, y: number, words: string, more: string): string {
  return `<text x="${x}" y="${y}" ${more}>${escape(words)}</text>`;
}

function escape(words: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return words.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
