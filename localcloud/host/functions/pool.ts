import { FunctionFailure } from './failure';
import { Instance, type InstanceParts, type Job, type Outcome } from './instance';
import { MAX_WAITING_CALLS } from '../../limits';
import type { CallMessage } from './messages';

/** How many calls of one function may run side by side. */
export interface PoolSize {
  readonly workers: number;
  /** Each with variables and lines of its own; the platform gives an instance one unless told otherwise. */
  readonly callsPerWorker: number;
}

/** The instances of one function, and the calls that wait for one. */
export class FunctionPool {
  private readonly instances = new Set<Instance>();
  private readonly waiting: Job[] = [];
  private nextId = 1;

  constructor(
    private readonly parts: InstanceParts,
    private readonly size: PoolSize,
  ) {}

  run(call: Omit<CallMessage, 'kind' | 'id'>): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const job: Job = { call: { kind: 'call', ...call, id: this.nextId++ }, resolve, reject };
      const free = this.findFree();
      if (free) {
        free.start(job);
        if (free.load > 1 && this.loading === 0) this.add();
        return;
      }
      if (this.waiting.length >= MAX_WAITING_CALLS) {
        const message = `${this.waiting.length} calls wait for ${this.parts.setup.functionName} already.`;
        reject(new FunctionFailure('EXCEED_CONCURRENT_REQUEST_LIMIT', message));
        return;
      }
      this.waiting.push(job);
      this.grow();
    });
  }

  close(): void {
    const failure = new FunctionFailure(
      'FUNCTION_INVOCATION_FAILED',
      'The local cloud is stopping.',
    );
    for (const job of this.waiting.splice(0)) job.reject(failure);
    for (const instance of [...this.instances]) instance.end(failure);
  }

  /** The least busy of those that can take a call. */
  private findFree(): Instance | undefined {
    let found: Instance | undefined;
    for (const instance of this.instances) {
      if (!instance.ready || instance.retired || instance.load >= this.size.callsPerWorker)
        continue;
      if (!found || instance.load < found.load) found = instance;
    }
    return found;
  }

  private get loading(): number {
    let loading = 0;
    for (const { ready } of this.instances) if (!ready) loading += 1;
    return loading;
  }

  /** Starts a worker for a call that waits, unless as many are on their way. */
  private grow(): void {
    if (this.loading < this.waiting.length) this.add();
  }

  private add(): void {
    let taking = 0;
    for (const { retired } of this.instances) if (!retired) taking += 1;
    if (taking >= this.size.workers) return;
    this.instances.add(
      new Instance(this.parts, {
        free: (instance) => this.feed(instance),
        retired: () => this.grow(),
        gone: (instance, failure) => this.replace(instance, failure),
      }),
    );
  }

  private feed(instance: Instance): void {
    while (instance.load < this.size.callsPerWorker) {
      const job = this.waiting.shift();
      if (!job) return;
      instance.start(job);
    }
  }

  private replace(instance: Instance, failure: FunctionFailure): void {
    this.instances.delete(instance);
    // A module that does not load fails the call that asked for it, or callers would wait for ever.
    if (!instance.ready) this.waiting.shift()?.reject(failure);
    if (this.waiting.length > 0) this.grow();
  }
}
