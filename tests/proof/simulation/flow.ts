import type { FunctionName } from '#shared/action';
import type { ActionName } from '#shared/api';
import type { Dump } from '#shared/proof/model';
import type { Draw } from './draw';

/** What a client knows when it makes up its mind. */
export interface World {
  readonly draw: Draw;
  readonly nowMs: number;
  /** Codes of the people there are; their openid is `o-<code>`. */
  readonly people: readonly string[];
  readonly memberId: (code: string) => string;
  /** What the shop held when the last round ended. */
  readonly dump: Dump;
  readonly memory: Memory;
}

/** What was once heard and is good for another request. */
export interface Memory {
  /** Codes that members have on their phones, newest last. */
  readonly codes: { readonly of: string; readonly code: string }[];
  /** What scans are referred to by, and who scanned. */
  readonly scans: { readonly by: string; readonly scanId: string }[];
  readonly invites: string[];
  /** Paying sheets that have just come up. */
  readonly sheets: { readonly by: string; readonly prepayId: string }[];
}

/** One request: what is asked of which function, by whom (null: an operator or a timer). */
export interface Command {
  readonly function: FunctionName;
  readonly action: ActionName;
  readonly data: unknown;
  readonly by: string | null;
  readonly requestId: string;
}

/** A kind of command, and how a client comes to ask it. */
export interface Flow {
  readonly action: ActionName;
  readonly function: FunctionName;
  readonly weight: number;
  /** Who asks for what now; null when there is nothing to ask for. */
  readonly ask: (world: World) => { readonly by: string | null; readonly data: unknown } | null;
  /**
   * The part of an answer that the same request must hear again, however late; absent where a
   * repetition may be answered by what stands now.
   */
  readonly lasting?: (reply: never) => unknown;
  /** Refusals that may come in its place later on: what was taken has been given up, or is paid. */
  readonly mayEnd?: readonly string[];
  /** Keeps what the answer is good for. */
  readonly keep?: (memory: Memory, reply: never, by: string) => void;
}
