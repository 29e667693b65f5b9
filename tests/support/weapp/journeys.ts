import { itemsOnLongShelf, longShelf, rowPx } from './longshelf';
import type { RenderedNode } from './node';
import type { WeappPage } from './page';
import { WeappProgram } from './program';
import type { CallFunction } from './wx';

/** What one page of a journey cost. */
export interface PageFigures {
  readonly route: string;
  readonly setDataCalls: number;
  readonly setDataBytes: number;
  /** Of one call. */
  readonly mostBytes: number;
  readonly mostInASecond: number;
  readonly nodes: number;
  readonly depth: number;
  readonly children: number;
}

/** One journey of a member through the built mini-program. */
export interface JourneyFigures {
  readonly journey: string;
  readonly pages: readonly PageFigures[];
  /** CPU time of the longest run of scripts loaded in one go. */
  readonly longestLoadMs: number;
  readonly mostRequestsAtOnce: number;
  /** What was called of the client. */
  readonly clientNames: readonly string[];
  /** Everything that was sent to be drawn, for rules that look into it. */
  readonly sent: readonly Readonly<Record<string, unknown>>[];
  /** Everything that stood on a page at the end. */
  readonly drawn: readonly RenderedNode[];
}

/** As fast as somebody gets down a list. */
const flingMs = 800;

type Walk = (program: WeappProgram) => Promise<void>;

/** By `demo-member` of the demo shop. */
const journeys: Readonly<Record<string, Walk>> = {
  async 'home, check in'(program) {
    await program.page.waitFor(/签到 \+\d+/);
    program.page.tap('签到 +');
    await program.page.waitFor(/连续 20 天/);
  },
  async 'mall, an item'(program) {
    await program.open('/pages/mall/index').waitFor('耳机');
    await scrollDown(program.page);
    await program.open('/packages/mall/item/index?itemId=earphone-case').waitFor('可领门店');
  },
  async 'group-buy'(program) {
    await program.open('/pages/groupbuy/index').waitFor('人团');
    await scrollDown(program.page);
  },
  async statement(program) {
    await program.open('/packages/member/statement/index').waitFor('每日签到');
    await pause(flingMs);
    for (let page = 0; page < 5; page += 1) {
      program.page.reachBottom();
      await pause(flingMs);
    }
    await scrollDown(program.page);
  },
  async 'member code, five seconds'(program) {
    await program.open('/pages/code/index').waitFor(/\d{4} \d{4} \d{4}/);
    await pause(5000);
  },
};

/** Walks them one after the other, each with a program of its own. */
export async function walkJourneys(call: CallFunction): Promise<JourneyFigures[]> {
  const figures: JourneyFigures[] = [];
  for (const [journey, walk] of Object.entries(journeys)) {
    figures.push(await walkOne(journey, walk, call));
  }
  figures.push(await walkOne('a shelf of 500 items', scrollLongShelf, longShelf));
  return figures;
}

async function scrollLongShelf(program: WeappProgram): Promise<void> {
  const page = program.open('/pages/mall/index');
  await page.waitFor('第0件');
  await pause(flingMs);
  for (let loaded = 40; loaded < itemsOnLongShelf; loaded += 40) {
    page.reachBottom();
    await page.waitFor('正在加载更多');
    await page.waitFor(/^(?!.*正在加载更多)/s);
    await pause(flingMs);
  }
  page.scrollTo(125 * rowPx);
  await page.waitFor('第250件');
}

async function scrollDown(page: WeappPage): Promise<void> {
  for (let screen = 1; screen <= 3; screen += 1) {
    page.scrollTo(screen * 700);
    await pause(flingMs);
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function walkOne(journey: string, walk: Walk, call: CallFunction): Promise<JourneyFigures> {
  const program = new WeappProgram(call);
  try {
    program.launch();
    await walk(program);
    return {
      journey,
      pages: program.pages.map(figuresOf),
      longestLoadMs: program.longestLoadMs,
      mostRequestsAtOnce: program.traffic.mostAtOnce,
      clientNames: [...program.traffic.names].sort(),
      sent: program.pages.flatMap(({ sent }) => sent.map(({ changes }) => changes)),
      drawn: program.pages.map(({ root }) => root),
    };
  } finally {
    program.stop();
  }
}

function figuresOf(page: WeappPage): PageFigures {
  const { route, cost, sent, size } = page;
  return {
    route,
    setDataCalls: cost.calls,
    setDataBytes: cost.bytes,
    mostBytes: Math.max(0, ...sent.map(({ bytes }) => bytes)),
    mostInASecond: Math.max(
      0,
      ...sent.map(
        ({ atMs: end }) => sent.filter(({ atMs }) => atMs > end - 1000 && atMs <= end).length,
      ),
    ),
    ...size,
  };
}
