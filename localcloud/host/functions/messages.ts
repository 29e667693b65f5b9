import type { Caller } from './caller';
import type { FailureCode } from './failure';

/** What a worker is told when it starts. */
export interface WorkerSetup {
  readonly file: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly namespace: string;
  readonly memoryMb: number;
  readonly timeLimitMs: number;
  /** One Float64: how far the local cloud's clock is from the machine's, in milliseconds. */
  readonly clockOffset: SharedArrayBuffer;
  /** Where the SDK in the bundle sends its requests. */
  readonly adminUrl: string;
  /** Variables of the instance that belong into `context.environment`. */
  readonly instanceVariables: Readonly<Record<string, string>>;
}

/** One call on its way into a worker. The event travels as text: it is parsed once, inside. */
export interface CallMessage {
  readonly kind: 'call';
  readonly id: number;
  readonly requestId: string;
  readonly eventText: string;
  readonly caller: Caller;
}

/** The body of an answer to a request of the SDK. */
interface AnswerMessage {
  readonly kind: 'answer';
  readonly id: number;
  readonly text: string;
}

/** What a worker is told while it lives. */
export type HostMessage = CallMessage | AnswerMessage;

/** What a worker says back. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  /** The body of a request of the SDK. */
  | { readonly kind: 'ask'; readonly id: number; readonly body: string }
  /** By a call that has not ended, or outside of any. */
  | { readonly kind: 'printed'; readonly id: number | null; readonly lines: string[] }
  | {
      readonly kind: 'reply';
      readonly id: number;
      readonly replyText: string;
      readonly lines: string[];
      readonly refusal?: string;
    }
  | {
      readonly kind: 'thrown';
      readonly id: number;
      readonly code: FailureCode;
      readonly message: string;
      readonly lines: string[];
    };
