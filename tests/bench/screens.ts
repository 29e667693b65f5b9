import { walkJourneys, type PageFigures } from '../support/weapp/journeys';
import { Client } from './flows/client';
import { measureFirstPaint } from './screens/first-paint';
import { packageBytes } from './screens/packages';
import { startProgram } from './support/program';
import { keepJson, type Spread } from './support/report';

/* `npm run bench -- screens`: what the mini-program weighs, sends and draws, and how soon H5 shows something. */

const [folder = '.'] = process.argv.slice(2);
const visits = 5;

const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
const ms = ({ median, min, max }: Spread): string =>
  `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;

const columns: readonly [string, (page: PageFigures) => string][] = [
  ['page', ({ route }) => route],
  ['setData', ({ setDataCalls }) => String(setDataCalls)],
  ['bytes', ({ setDataBytes }) => kb(setDataBytes)],
  ['the largest', ({ mostBytes }) => kb(mostBytes)],
  ['most in a second', ({ mostInASecond }) => String(mostInASecond)],
  ['nodes', ({ nodes }) => String(nodes)],
  ['depth', ({ depth }) => String(depth)],
  ['children of one', ({ children }) => String(children)],
];

async function main(): Promise<void> {
  const packages = packageBytes();
  const program = await startProgram(folder, { shop: 'demo', serveH5: true });
  const client = new Client(program.url, 10);
  const { token } = await client.login('demo-member');
  const headers = { authorization: `Bearer ${token}` };
  const journeys = await walkJourneys(async (name, event): Promise<unknown> => {
    return JSON.parse(await client.post(`/functions/${name}`, event, headers)) as unknown;
  });
  const h5 = await measureFirstPaint(program.url, visits);
  client.close();
  await program.stop('SIGTERM');

  const figures = journeys.map(({ journey, pages, longestLoadMs, mostRequestsAtOnce }) => ({
    ...{ journey, pages, longestLoadMs, mostRequestsAtOnce },
  }));
  keepJson('screens', { packages, journeys: figures, h5 });
  const rows = figures.flatMap(({ journey, pages }) =>
    pages.map((page) => [journey, ...columns.map(([, cell]) => cell(page))]),
  );
  const heading = ['journey', ...columns.map(([name]) => name)];
  const lines = [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  const longest = Math.max(...figures.map(({ longestLoadMs }) => longestLoadMs));
  const atOnce = Math.max(...figures.map(({ mostRequestsAtOnce }) => mostRequestsAtOnce));
  console.info(
    [
      ...['', ...lines, ''],
      `Packages: ${packages.map(({ name, bytes }) => `${name} ${kb(bytes)}`).join(', ')}.`,
      `Scripts of one start: ${longest.toFixed(0)} ms of CPU; requests at once: ${String(atOnce)}.`,
      `H5, first contentful paint: ${ms(h5.firstContentfulPaintMs)}; points on the screen after choosing who one is: ${ms(h5.pointsShownMs)}.`,
    ].join('\n'),
  );
  process.exit();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
