import { Worker } from 'node:worker_threads';
import { FunctionFailure } from './failure';
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
  gone(instance: Instance, failure: FunctionFailure): void;
}

/** One worker thread with the function's module loaded in it. */
export class Instance {
  ready = false;
  private calls = 0;
  private stopped = false;
  private readonly printed: string[] = [];
  private readonly running = new Map<number, { job: Job; timer: NodeJS.Timeout; cold: boolean }>();
  private readonly worker: Worker;
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
      resourceLimits: { maxOldGenerationSizeMb: setup.memoryMb },
    });
    // The console is captured inside; what still reaches the streams must not pile up unread.
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (message: WorkerMessage) => this.hear(message));
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
    const timer = setTimeout(() => {
      this.running.delete(job.call.id);
      job.reject(this.withLines(timedOut(limitMs)));
      this.end(
        new FunctionFailure(
          'FUNCTION_INVOCATION_FAILED',
          'Another call in this worker ran out of time.',
        ),
      );
    }, limitMs);
    this.running.set(job.call.id, { job, timer, cold: this.calls === 0 });
    this.calls += 1;
    this.tell(job.call);
  }

  /** Stops the thread, whatever it is doing; calls inside end with `failure`. */
  end(failure: FunctionFailure): void {
    if (this.stopped) return;
    this.stopped = true;
    clearTimeout(this.loading);
    for (const { job, timer } of this.running.values()) {
      clearTimeout(timer);
      job.reject(this.withLines(failure));
    }
    this.running.clear();
    this.events.gone(this, failure);
    void this.worker.terminate();
  }

  private hear(message: WorkerMessage): void {
    if (this.stopped) return;
    if (message.kind === 'printed') {
      this.printed.push(...message.lines.slice(0, MAX_LOG_LINES - this.printed.length));
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
    this.events.free(this);
  }

  private async relay(id: number, body: string): Promise<void> {
    const text = await this.parts.answerSdk(body);
    if (!this.stopped) this.tell({ kind: 'answer', id, text });
  }

  private tell(message: HostMessage): void {
    this.worker.postMessage(message);
  }

  private settle(message: Extract<WorkerMessage, { kind: 'reply' | 'thrown' }>): void {
    const entry = this.running.get(message.id);
    if (!entry) return;
    this.running.delete(message.id);
    clearTimeout(entry.timer);
    const lines = this.takePrinted(message.lines);
    if (message.kind === 'thrown') {
      entry.job.reject(new FunctionFailure(message.code, message.message, lines));
    } else {
      const { replyText, refusal } = message;
      entry.job.resolve({ replyText, lines, cold: entry.cold, ...(refusal && { refusal }) });
    }
  }

  /** What was handed out early, with what came at the end. */
  private takePrinted(last: readonly string[] = []): readonly string[] {
    if (this.printed.length === 0) return last;
    return [...this.printed.splice(0), ...last];
  }

  private withLines({ code, message }: FunctionFailure): FunctionFailure {
    return new FunctionFailure(code, message, this.takePrinted());
  }
}

function timedOut(limitMs: number): FunctionFailure {
  return new FunctionFailure(
    'FUNCTION_TIME_LIMIT_EXCEEDED',
    `Stopped after ${limitMs / 1000} s, the function's time limit.`,
  );
}

function failureOf(error: Error): FunctionFailure {
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new FunctionFailure(
      'FUNCTION_MEMORY_LIMIT_EXCEEDED',
      'The function used more memory than its limit.',
    );
  }
  return new FunctionFailure('FUNCTION_INVOCATION_FAILED', error.stack ?? error.message);
}
