import { rate } from '../support/rounds';
import type { Client } from './client';
import type { EngineFloor } from './engine-floor';
import type { Flow } from './flow';
import type { CallCost } from './log-lines';
import type { Settings } from './settings';

/** One flow, run so often. */
export interface RunOfFlow {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the server's process, for one call; undefined where the system does not tell. */
  readonly cpuMs: number | undefined;
}

/** The same in one round, and the floor right before or after it. */
export interface FlowRound extends RunOfFlow {
  readonly floorPerSecond: number;
  /** The bare engine doing as many reads and writes; null for a flow that writes nothing. */
  readonly enginePerSecond: number | null;
}

export interface MeasuredFlow {
  readonly flow: Flow;
  readonly rounds: readonly FlowRound[];
}

interface Sides {
  readonly flows: readonly Flow[];
  readonly floor: Client;
  readonly engine: EngineFloor;
  /** What a call of each action costs the database, as far as is logged by now. */
  readonly costs: () => ReadonlyMap<string, CallCost>;
  /** CPU time of the server so far. */
  readonly cpuMs: () => number | undefined;
}

const floorClients = 10;
/** The floors need less time to settle than a flow. */
const floorShare = 1 / 3;

/** Warms everything up, then measures flow by flow and round by round, the floor in turns with each. */
export async function measureFlows(sides: Sides, settings: Settings): Promise<MeasuredFlow[]> {
  const askFloor = () => sides.floor.post('/', { action: 'floor', data: {} }, {});
  const floorOnce = (count: number) => rate({ clients: floorClients, count }, askFloor);
  const floorCount = countFor(await floorOnce(1000), settings.seconds * floorShare, floorClients);
  const counts = new Map<Flow, number>();
  for (const flow of sides.flows) {
    const count =
      flow.runs ?? countFor(await warmUp(flow, settings), settings.seconds, flow.clients);
    counts.set(flow, count);
  }
  const costs = sides.costs();
  const measured = sides.flows.map((flow) => ({ flow, rounds: [] as FlowRound[] }));
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const { flow, rounds } of measured) {
      const count = counts.get(flow) ?? flow.clients;
      await flow.prepare(count);
      const floors = async () => ({
        floorPerSecond: await floorOnce(floorCount),
        enginePerSecond: engineRate(sides.engine, costs.get(flow.action), settings),
      });
      const early = round % 2 === 0 ? await floors() : undefined;
      const ours = await measureOnce(flow, count, sides.cpuMs);
      rounds.push({ ...ours, ...(early ?? (await floors())) });
    }
  }
  return measured;
}

const countFor = (perSecond: number, seconds: number, least: number): number =>
  Math.max(least, Math.round(perSecond * seconds));

/** How often the bare engine does what a call costs, in a second; null for one that writes nothing. */
function engineRate(
  engine: EngineFloor,
  cost: CallCost | undefined,
  { seconds }: Settings,
): number | null {
  if (!cost || Math.round(cost.databaseWrites) === 0) return null;
  const startedMs = performance.now();
  const untilMs = startedMs + seconds * floorShare * 1000;
  let count = 0;
  while (performance.now() < untilMs) {
    engine.once(cost);
    count += 1;
  }
  return (count / (performance.now() - startedMs)) * 1000;
}

/** Runs a flow in growing portions until its time is over; gives its rate in the last. */
async function warmUp(flow: Flow, { warmupSeconds }: Settings): Promise<number> {
  let portion = flow.clients * 2;
  let spentSeconds = 0;
  for (;;) {
    await flow.prepare(portion);
    const perSecond = await rate({ clients: flow.clients, count: portion }, () => flow.run());
    spentSeconds += portion / perSecond;
    if (spentSeconds >= warmupSeconds) return perSecond;
    const left = Math.ceil(perSecond * (warmupSeconds - spentSeconds));
    portion = Math.max(flow.clients, Math.min(portion * 2, left));
  }
}

/** Runs a prepared flow so often. */
export async function measureOnce(
  flow: Flow,
  count: number,
  cpuMs: Sides['cpuMs'],
): Promise<RunOfFlow> {
  const tookMs: number[] = [];
  const before = cpuMs();
  const perSecond = await rate({ clients: flow.clients, count }, async () => {
    const startedMs = performance.now();
    await flow.run();
    tookMs.push(performance.now() - startedMs);
  });
  const after = cpuMs();
  tookMs.sort((a, b) => a - b);
  const atShare = (share: number): number => tookMs[Math.ceil(tookMs.length * share) - 1] ?? NaN;
  const spentMs = before === undefined || after === undefined ? undefined : after - before;
  return {
    perSecond,
    p50Ms: atShare(0.5),
    p99Ms: atShare(0.99),
    cpuMs: spentMs === undefined ? undefined : spentMs / count,
  };
}
