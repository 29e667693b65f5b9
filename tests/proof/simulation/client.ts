import type { Draw } from './draw';
import type { Command, Flow, Memory, World } from './flow';
import type { Outcome } from './shop';

/** A request under way: what was asked, how often, and what was first answered. */
export interface Errand {
  readonly flow: Flow;
  readonly command: Command;
  /** Who everybody was when it was asked: who is deleted and comes back is somebody else. */
  readonly lives: string;
  /** Times it is still to be sent. */
  sendsLeft: number;
  /** Not sent again before this instant. */
  notBeforeMs: number;
  /** The lasting part of the first answer that was a success; undefined before. */
  answered: string | undefined;
}

const hourMs = 3_600_000;

/**
 * Phones and tills as they are: they ask, ask again when nothing came back, sometimes twice at once,
 * and now and then a day after everybody has forgotten.
 */
export class Clients {
  readonly memory: Memory = { codes: [], scans: [], invites: [], sheets: [] };
  readonly #errands: Errand[] = [];
  #asked = 0;

  constructor(
    readonly draw: Draw,
    readonly flows: readonly Flow[],
  ) {}

  /** What is sent now: repetitions whose time has come, and new requests. */
  next(world: World, count: number): Errand[] {
    const due = this.#errands.filter(
      (errand) =>
        errand.sendsLeft > 0 && errand.notBeforeMs <= world.nowMs && isSameLife(errand, world),
    );
    const sending = due.slice(0, count);
    while (sending.length < count) {
      const errand = this.#ask(world);
      if (errand === null) continue;
      sending.push(errand);
      // An impatient thumb.
      if (this.draw.chance(0.1)) sending.push(errand);
    }
    return sending;
  }

  /** What is still owed a repetition, whenever. */
  unfinished(world: Lives): Errand[] {
    return this.#errands.filter((errand) => errand.sendsLeft > 0 && isSameLife(errand, world));
  }

  /**
   * Takes note of what came back. Gives what is wrong with it: the same request must not hear two
   * different things.
   */
  hear(errand: Errand, outcome: Outcome, nowMs: number): string | null {
    const isUnknown = outcome === 'killed' || (!outcome.ok && isPassing(outcome.error.code));
    if (isUnknown) {
      errand.sendsLeft = this.draw.chance(0.9) ? 1 : 0;
      errand.notBeforeMs = nowMs + (this.draw.chance(0.2) ? this.draw.between(1, 30) * hourMs : 0);
      return null;
    }
    errand.sendsLeft = this.draw.chance(0.08) ? 1 : 0;
    errand.notBeforeMs = nowMs + (this.draw.chance(0.5) ? this.draw.between(1, 30) * hourMs : 0);
    const { lasting, mayEnd, keep } = errand.flow;
    if (outcome.ok) keep?.(this.memory, outcome.data as never, errand.command.by ?? '');
    if (!lasting) return null;
    const heard = outcome.ok ? JSON.stringify(lasting(outcome.data as never)) : outcome.error.code;
    if (errand.answered === undefined) {
      if (outcome.ok) errand.answered = heard;
      return null;
    }
    if (heard === errand.answered || mayEnd?.includes(heard)) return null;
    const { action, requestId } = errand.command;
    return `33: ${action} ${requestId}: heard ${errand.answered}, then ${heard}`;
  }

  #ask(world: World): Errand | null {
    const flow = this.draw.weighted(this.flows);
    const asked = flow.ask(world);
    if (!asked) return null;
    this.#asked += 1;
    const command: Command = {
      function: flow.function,
      action: flow.action,
      requestId: `request-${String(this.#asked)}`,
      ...asked,
    };
    const lives = livesBehind(command, world);
    const errand: Errand = {
      ...{ flow, command, lives },
      ...{ sendsLeft: 0, notBeforeMs: 0, answered: undefined },
    };
    this.#errands.push(errand);
    return errand;
  }
}

type Lives = Pick<World, 'people' | 'memberId'>;

/**
 * Whether those a request is about are still who they were. The phone of who was deleted repeats
 * nothing of before, except the wish itself.
 */
export function isSameLife({ command, lives }: Errand, world: Lives): boolean {
  return command.action === 'member.deleteAccount' || lives === livesBehind(command, world);
}

function livesBehind({ by }: Command, { people, memberId }: Lives): string {
  return (by === null ? people : [by]).map(memberId).join();
}

/** Answers after which a client does not know what happened. */
function isPassing(code: string): boolean {
  return ['server.fault', 'request.busy', 'payment.unavailable'].includes(code);
}
