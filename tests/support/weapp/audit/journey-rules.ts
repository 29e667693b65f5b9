import type { JourneyFigures, PageFigures } from '../journeys';
import type { RenderedNode } from '../node';
import type { Rule } from './rule';

/** Journeys, and the template that draws what they sent. */
export interface Walked {
  readonly journeys: readonly JourneyFigures[];
  /** `base.wxml` of the build. */
  readonly template: string;
}

/** Lines for the pages on which a figure is too high. */
const pagesOver =
  (of: (page: PageFigures) => number, limit: number) =>
  ({ journeys }: Walked): string[] =>
    journeys.flatMap(({ journey, pages }) =>
      pages
        .filter((page) => of(page) > limit)
        .map((page) => `${journey}, ${page.route}: ${of(page)} of ${limit}`),
    );

const journeysOver =
  (of: (journey: JourneyFigures) => number, limit: number) =>
  ({ journeys }: Walked): string[] =>
    journeys
      .filter((one) => of(one) > limit)
      .map((one) => `${one.journey}: ${of(one).toFixed(0)} of ${limit}`);

/** Answered by today's client with nothing, with a placeholder or with a warning. */
const deprecated: ReadonlySet<string> = new Set([
  ...['getUserInfo', 'getUserProfile', 'getSystemInfo', 'getSystemInfoSync', 'saveFile'],
  ...['createCanvasContext', 'canvasGetImageData', 'canvasPutImageData', 'createAudioContext'],
  ...['startRecord', 'stopRecord', 'playVoice', 'pauseVoice', 'stopVoice', 'onAccelerometerChange'],
  ...['getBackgroundAudioPlayerState', 'playBackgroundAudio', 'stopBackgroundAudio'],
  ...['hideKeyBoard', 'navigateToMiniProgramSync', 'onBLEConnectionStateChanged'],
]);

const KB = 1024;

/** Rules that show only when the mini-program runs. */
export const journeyRules: readonly Rule<Walked>[] = [
  {
    id: 'P1',
    name: 'scripts run at most 1 s at once',
    broken: journeysOver(({ longestLoadMs }) => longestLoadMs, 1000),
  },
  {
    id: 'P4',
    name: 'setData at most 20 times a second',
    broken: pagesOver(({ mostInASecond }) => mostInASecond, 20),
  },
  {
    id: 'J2',
    name: 'setData at most 5 times a second',
    broken: pagesOver(({ mostInASecond }) => mostInASecond, 5),
  },
  {
    id: 'P5',
    name: 'setData sends at most 256 KB at once',
    broken: pagesOver(({ mostBytes }) => mostBytes, 256 * KB),
  },
  {
    id: 'J3',
    name: 'setData sends at most 32 KB at once',
    broken: pagesOver(({ mostBytes }) => mostBytes, 32 * KB),
  },
  {
    id: 'P6',
    name: 'a page has under 1,000 nodes, 30 levels, 60 children of one node',
    broken: (walked) => [
      ...pagesOver(({ nodes }) => nodes, 999)(walked),
      ...pagesOver(({ depth }) => depth, 29)(walked),
      ...pagesOver(({ children }) => children, 59)(walked),
    ],
  },
  {
    id: 'J4',
    name: 'a page has at most 600 nodes',
    broken: pagesOver(({ nodes }) => nodes, 600),
  },
  {
    id: 'P8',
    name: 'at most 10 requests at once',
    broken: journeysOver(({ mostRequestsAtOnce }) => mostRequestsAtOnce, 10),
  },
  { id: 'P13', name: 'every key that is sent is bound in the template', broken: unboundKeys },
  { id: 'E3', name: 'a picture keeps its ratio', broken: picturesWithoutMode },
  {
    id: 'B3',
    name: 'no deprecated API',
    broken: ({ journeys }) =>
      journeys.flatMap(({ journey, clientNames }) =>
        clientNames
          .filter((name) => deprecated.has(name))
          .map((name) => `${journey}: wx.${name}()`),
      ),
  },
];

/** By these the template walks from node to node. */
const structural = ['cn', 'nn'];

function unboundKeys({ journeys, template }: Walked): string[] {
  const bound = new Set([
    ...structural,
    ...[...template.matchAll(/\bi\.([\w$]+)/g)].map(([, name = '']) => name),
  ]);
  const sent = new Set<string>();
  for (const changes of journeys.flatMap((one) => one.sent)) {
    for (const [path, value] of Object.entries(changes)) {
      const last = path.split('.').at(-1) ?? '';
      if (!last.startsWith('[') && path !== 'root') sent.add(last);
      collectKeys(value, sent);
    }
  }
  return [...sent].filter((name) => !bound.has(name)).sort();
}

/** The keys of nodes, and of the nodes in them; what a key holds is its own affair. */
function collectKeys(value: unknown, keys: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) collectKeys(one, keys);
  else if (typeof value === 'object' && value !== null && 'nn' in value) {
    for (const name of Object.keys(value)) keys.add(name);
    collectKeys((value as RenderedNode).cn, keys);
  }
}

/** Without a mode a picture is stretched into its box. */
function picturesWithoutMode({ journeys, template }: Walked): string[] {
  const kinds = [...template.matchAll(/<template name="tmpl_\d+_(\d+)">\s*<image\s([^>]*)>/g)];
  const modeOf = new Map(
    kinds.map(([, kind = '', attributes = '']) => [
      kind,
      /\bmode="\{\{[^}]*?i\.([\w$]+)/.exec(attributes)?.[1] ?? 'mode',
    ]),
  );
  const stretched = (node: RenderedNode): number => {
    const mode = modeOf.get(String(node['nn']));
    const own = mode !== undefined && (node[mode] ?? 'scaleToFill') === 'scaleToFill' ? 1 : 0;
    return (node.cn ?? []).reduce((sum, child) => sum + stretched(child), own);
  };
  return journeys.flatMap(({ journey, drawn }) => {
    const count = drawn.reduce((sum, root) => sum + stretched(root), 0);
    return count === 0 ? [] : [`${journey}: ${count} pictures without a mode`];
  });
}
