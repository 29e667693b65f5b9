import type { MemberChange, SimulationReport } from '#shared/simulation/report';
import { copy, money, points, signed } from './copy';
import { daysLine, expiryPairs, flowPairs, moneyLine, pointsLine, type Line } from './lines';

const labelWidth = 34;
const columnWidth = 16;

/** The report as a table for a terminal with a fixed-width font. */
export function tableOf(report: SimulationReport, firstRewardPoints: number): string {
  const { today, draft } = report;
  const { rows, sections } = copy;
  const total = (label: string, of: (figures: typeof today) => number): Line =>
    pointsLine({ label, today: of(today), draft: of(draft) });
  return [
    rowOf(copy.item, copy.today, copy.draft, copy.change),
    ...section(sections.issued, [
      ...flowPairs(report, 'issued').map(pointsLine),
      total(rows.issued, (figures) => figures.issuedPoints),
      total(rows.streak, (figures) => figures.streakPoints),
    ]),
    ...section(sections.redeemed, [
      ...flowPairs(report, 'redeemed').map(pointsLine),
      total(rows.redeemed, (figures) => figures.redeemedPoints),
      total(rows.expired, (figures) => figures.expiredPoints),
      total(rows.unmet, (figures) => figures.unmetPoints),
    ]),
    ...section(sections.money, [
      moneyLine(rows.issuedFen, today.issuedFen, draft.issuedFen),
      moneyLine(rows.redeemedFen, today.redeemedFen, draft.redeemedFen),
      total(rows.liability, (figures) => figures.liabilityPoints),
      moneyLine(rows.liabilityFen, today.liabilityFen, draft.liabilityFen),
    ]),
    ...section(sections.expiry, expiryPairs(report).map(pointsLine)),
    ...section(sections.members, [
      daysLine(rows.firstReward(firstRewardPoints), today.firstRewardDays, draft.firstRewardDays),
    ]),
    `  ${membersOf(report)}`,
    ...(report.extremes.length > 0 ? ['', sections.extremes] : []),
    ...report.extremes.map(changeRow),
  ].join('\n');
}

export function membersOf({ betterOff, worseOff, unchanged }: SimulationReport): string {
  return [
    `${copy.better} ${copy.people(betterOff)}`,
    `${copy.worse} ${copy.people(worseOff)}`,
    `${copy.same} ${copy.people(unchanged)}`,
  ].join('，');
}

function section(title: string, lines: readonly Line[]): string[] {
  const rows = lines.map((line) => rowOf(`  ${line.label}`, line.today, line.draft, line.change));
  return ['', title, ...rows];
}

function changeRow({
  nickname,
  memberId,
  todayPoints,
  draftPoints,
  deltaPoints,
  deltaFen,
}: MemberChange): string {
  const change = signed(points(deltaPoints), deltaPoints);
  const worth = deltaFen === null ? '' : `（${signed(money(deltaFen), deltaFen)} 元）`;
  // The name is somebody else's text: what could steer a terminal is left out.
  const name = nickname.replace(/\p{C}/gu, '') || copy.anonymous;
  const label = `  ${name} ${memberId.slice(0, 8)}`;
  return rowOf(label, points(todayPoints), points(draftPoints), `${change}${worth}`);
}

function rowOf(label: string, ...columns: readonly string[]): string {
  return [padEnd(label, labelWidth), ...columns.map((text) => padStart(text, columnWidth))].join(
    '',
  );
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(1, width - widthOf(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(1, width - widthOf(text))) + text;
}

/** Columns a text takes in a terminal: Chinese characters and emoji take two. */
function widthOf(text: string): number {
  const wide = /[\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
  return Array.from(text).reduce(
    (width, one) => width + (wide.test(one) || /\p{Extended_Pictographic}/u.test(one) ? 2 : 1),
    0,
  );
}
