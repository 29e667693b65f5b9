import { spreadOf, type Spread } from '../support/report';
import { functionOf, type Tally } from './client';
import type { CallCost } from './log-lines';
import type { FlowRound, MeasuredFlow } from './measure';
import { yuanFor10000 } from './prices';

/** One flow as it is reported. Ratios are of figures of the same round. */
export interface FlowOutcome {
  readonly name: string;
  readonly action: string;
  readonly clients: number;
  readonly perSecond: Spread;
  readonly floorPerSecond: Spread;
  readonly ofFloor: Spread;
  /** Of the bare engine doing as many reads and writes; null for a flow that writes nothing. */
  readonly ofEngine: Spread | null;
  readonly ofCheckinRate: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly ofCheckinP99: Spread;
  /** Of the server's process for a call; null where the system does not tell. */
  readonly cpuMs: Spread | null;
  readonly databaseReads: number;
  readonly databaseWrites: number;
  readonly functionMs: number;
  readonly replyBytes: number;
  readonly yuanFor10000: number;
  readonly refusals: Readonly<Record<string, number>>;
}

/**
 * Flows are compared with the check-in that as many clients made, where there is one, or else with the
 * first flow, which is the check-in of everyday.
 */
export function outcomesOf(
  measured: readonly MeasuredFlow[],
  costs: ReadonlyMap<string, CallCost>,
): FlowOutcome[] {
  const [everyday] = measured;
  return measured.map(({ flow, rounds }) => {
    const alike = measured.find(
      (one) => one.flow.action === everyday?.flow.action && one.flow.clients === flow.clients,
    );
    const checkins = (alike ?? everyday)?.rounds ?? [];
    const cost = costs.get(flow.action);
    if (!cost) throw new Error(`The log has no line of ${flow.action}.`);
    const tally: Tally = flow.client.tallyOf(flow.action);
    const over = (of: (round: FlowRound, checkin: FlowRound) => number): Spread =>
      spreadOf(rounds.flatMap((round, at) => (checkins[at] ? [of(round, checkins[at])] : [])));
    const ofEngine = rounds.flatMap(({ perSecond, enginePerSecond }) =>
      enginePerSecond === null ? [] : [perSecond / enginePerSecond],
    );
    const cpuKnown = rounds.flatMap(({ cpuMs }) => (cpuMs === undefined ? [] : [cpuMs]));
    return {
      ...{ name: flow.name, action: flow.action, clients: flow.clients },
      perSecond: over((round) => round.perSecond),
      floorPerSecond: over((round) => round.floorPerSecond),
      ofFloor: over((round) => round.perSecond / round.floorPerSecond),
      ofEngine: ofEngine.length === 0 ? null : spreadOf(ofEngine),
      ofCheckinRate: over((round, checkin) => round.perSecond / checkin.perSecond),
      p50Ms: over((round) => round.p50Ms),
      p99Ms: over((round) => round.p99Ms),
      ofCheckinP99: over((round, checkin) => round.p99Ms / checkin.p99Ms),
      cpuMs: cpuKnown.length === 0 ? null : spreadOf(cpuKnown),
      ...cost,
      replyBytes: tally.replyBytes / Math.max(1, tally.replies),
      yuanFor10000: yuanFor10000(functionOf(flow.action), cost),
      refusals: tally.refusals,
    };
  });
}
