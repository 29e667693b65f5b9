import { Worker } from 'node:worker_threads';
import { failureOf, FunctionFailure, ranOut, timedOut, withLines } from './failure';
import { gather } from './gather';
import { LOAD_LIMIT_MS, MAX_LOG_LINES } from '../../limits';
import type { CallMessage, HostMessage, WorkerMessage, WorkerSetup } from './messages';
import type { WorkerSource } from './worker-source';

/** What a call brought back. */
export interface Outcome {
  readonly replyText: string;
  readonly lines: readonly string[];
  /** The error code inside the reply, when the function refused. */
  readonly refusal?: string;
  /** Whether this was the first call of its worker. */
  readonly cold: boolean;
}

/** A call that waits for its outcome. */
export interface Job {
  readonly call: CallMessage;
  resolve(outcome: Outcome): void;
  reject(failure: FunctionFailure): void;
}

/** Answers the body of a request of the SDK with a body. Never rejects: errors are answers, too. */
export type AnswerSdk = (body: string) => Promise<string>;

/** What all instances of one function have in common. */
export interface InstanceParts {
  readonly setup: WorkerSetup;
  readonly source: WorkerSource;
  readonly env: Readonly<Record<string, string>>;
  readonly answerSdk: AnswerSdk;
}

/** What the pool wants to hear of an instance. */
export interface InstanceEvents {
  free(instance: Instance): void;
  /** It takes no more calls, though some are still inside. */
  retired(): void;
  gone(instance: Instance, failure: FunctionFailure): void;
}

interface Running {
  readonly job: Job;
  readonly timer: NodeJS.Timeout;
  readonly cold: boolean;
  /** What it has printed so far, as far as it was handed out. */
  readonly printed: string[];
}

/** Twice what the engine would take: what calls leave behind is looked through half as often. */
const YOUNG_GENERATION_MB = 96;

/** One worker thread with the function's module loaded in it. */
export class Instance {
  ready = false;
  /** A call ran out of time in it: it gets no other, and ends with the last of those it has. */
  retired = false;
  private calls = 0;
  private stopped = false;
  private readonly running = new Map<number, Running>();
  private readonly worker: Worker;
  private readonly tell = gather<HostMessage>((messages) => this.worker.postMessage(messages)).say;
  private readonly loading: NodeJS.Timeout;

  constructor(
    private readonly parts: InstanceParts,
    private readonly events: InstanceEvents,
  ) {
    const { setup, source, env } = parts;
    const isFile = 'file' in source;
    this.worker = new Worker(isFile ? source.file : source.code, {
      eval: !isFile,
      name: setup.functionName,
      workerData: setup,
      env,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: {
        maxOldGenerationSizeMb: setup.memoryMb,
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      },
    });
    // The console is captured inside; what still reaches the streams must not pile up unread.
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (messages: readonly WorkerMessage[]) => {
      for (const message of messages) this.hear(message);
    });
    let failure = new FunctionFailure(
      'FUNCTION_INVOCATION_FAILED',
      'The function ended its process.',
    );
    this.worker.on('error', (error) => {
      failure = failureOf(error);
    });
    // Follows an error, and only then has everything the thread had said been heard.
    this.worker.on('exit', () => this.end(failure));
    this.loading = setTimeout(() => this.end(timedOut(LOAD_LIMIT_MS)), LOAD_LIMIT_MS).unref();
  }

  get load(): number {
    return this.running.size;
  }

  start(job: Job): void {
    const limitMs = this.parts.setup.timeLimitMs;
    const timer = setTimeout(() => this.runOut(job.call.id), limitMs);
    this.running.set(job.call.id, { job, timer, cold: this.calls === 0, printed: [] });
    this.calls += 1;
    this.tell(job.call);
  }

  /** Stops the thread, whatever it is doing; calls inside end with `failure`. */
  end(failure: FunctionFailure): void {
    if (this.stopped) return;
    this.stopped = true;
    clearTimeout(this.loading);
    for (const { job, timer, printed } of this.running.values()) {
      clearTimeout(timer);
      job.reject(withLines(failure, printed));
    }
    this.running.clear();
    this.events.gone(this, failure);
    void this.worker.terminate();
  }

  private hear(message: WorkerMessage): void {
    if (this.stopped) return;
    if (message.kind === 'printed') {
      this.keepPrinted(message.id, message.lines);
      return;
    }
    if (message.kind === 'ask') {
      void this.relay(message.id, message.body);
      return;
    }
    if (message.kind === 'ready') {
      this.ready = true;
      clearTimeout(this.loading);
    } else this.settle(message);
    if (!this.retired) this.events.free(this);
    else if (this.running.size === 0) this.end(ranOut);
  }

  /** The others in the thread may still end well, within their own time. */
  private runOut(id: number): void {
    const entry = this.running.get(id);
    if (!entry) return;
    this.running.delete(id);
    entry.job.reject(withLines(timedOut(this.parts.setup.timeLimitMs), entry.printed));
    this.retired = true;
    if (this.running.size === 0) this.end(ranOut);
    else this.events.retired();
  }

  private keepPrinted(id: number | null, lines: readonly string[]): void {
    const [first] = this.running.values();
    const entry = id === null ? first : this.running.get(id);
    entry?.printed.push(...lines.slice(0, MAX_LOG_LINES - entry.printed.length));
  }

  private async relay(id: number, body: string): Promise<void> {
    const text = await this.parts.answerSdk(body);
    if (!this.stopped) this.tell({ kind: 'answer', id, text });
  }

  private settle(message: Extract<WorkerMessage, { kind: 'reply' | 'thrown' }>): void {
    const entry = this.running.get(message.id);
    if (!entry) return;
    this.running.delete(message.id);
    clearTimeout(entry.timer);
    const lines = [...entry.printed, ...message.lines];
    if (message.kind === 'thrown') {
      entry.job.reject(new FunctionFailure(message.code, message.message, lines));
    } else {
      const { replyText, refusal } = message;
      entry.job.resolve({ replyText, lines, cold: entry.cold, ...(refusal && { refusal }) });
    }
  }
}
