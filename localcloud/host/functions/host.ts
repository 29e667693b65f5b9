import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallLog } from '../calls';
import { fillVariables, toFunctionConfig, type FunctionConfig } from '../config';
import type { Secrets } from '../secrets';
import type { LocalClock } from '../time/clock';
import { instanceVariables, LOCAL_CREDENTIALS, LOCAL_ENV, type Caller } from './caller';
import { FunctionFailure } from './failure';
import type { AnswerSdk, Outcome } from './instance';
import { MAX_EVENT_BYTES } from '../../limits';
import { FunctionPool, type PoolSize } from './pool';
import { workerSource } from './worker-source';

/** Runs built functions by name, as the platform does. */
export interface FunctionHost {
  /**
   * Calls a function with an event as JSON text and gives its reply as JSON text, once everything the
   * function was told by the database is on disk. Errors: rejects with `FunctionFailure`.
   */
  call(name: string, eventText: string, caller: Caller, action?: string): Promise<string>;
  /** Waits until no call is under way, but no longer than `graceMs`. */
  drain(graceMs: number): Promise<void>;
  close(): void;
}

export interface HostParts {
  readonly functionsDir: string;
  readonly configs: readonly FunctionConfig[];
  readonly secrets: Secrets;
  readonly clock: LocalClock;
  readonly calls: CallLog;
  readonly adminUrl: string;
  readonly answerSdk: AnswerSdk;
  /** Resolves when all that functions were answered so far is on disk; nothing when it already is. */
  readonly onDisk: () => Promise<void> | undefined;
  readonly size: PoolSize;
}

/** Also keeps a name from being a path. */
const FUNCTION_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;

export function createFunctionHost(parts: HostParts): FunctionHost {
  const pools = new Map<string, Promise<FunctionPool>>();
  const underWay = new Set<Promise<Outcome>>();

  function poolOf(name: string): Promise<FunctionPool> {
    let pool = pools.get(name);
    if (!pool) {
      const file = join(parts.functionsDir, name, 'index.js');
      if (!FUNCTION_NAME.test(name) || !existsSync(file)) {
        throw new FunctionFailure(
          'FUNCTION_NOT_FOUND',
          `There is no function ${name.slice(0, 60)}.`,
        );
      }
      pool = openPool(parts, name, file);
      pools.set(name, pool);
    }
    return pool;
  }

  async function run(
    name: string,
    eventText: string,
    caller: Caller,
    requestId: string,
  ): Promise<Outcome> {
    if (eventText.length > MAX_EVENT_BYTES) {
      throw new FunctionFailure('EXCEED_MAX_PAYLOAD_SIZE', 'The event is larger than 6 MB.');
    }
    const pool = await poolOf(name);
    return pool.run({ requestId, eventText, caller });
  }

  return {
    async call(name, eventText, caller, action) {
      const requestId = randomUUID();
      const started = performance.now();
      const record = (
        cold: boolean,
        code?: string,
        message?: string,
        lines?: readonly string[],
      ): void =>
        parts.calls.add({
          atMs: parts.clock.nowMs(),
          function: name,
          ...(action !== undefined && { action }),
          by: caller.by,
          ms: Math.round((performance.now() - started) * 10) / 10,
          cold,
          ok: code === undefined,
          ...(code !== undefined && { code }),
          ...(message !== undefined && { message }),
          requestId,
          ...(lines && lines.length > 0 && { lines }),
        });
      try {
        const running = run(name, eventText, caller, requestId);
        underWay.add(running);
        const outcome = await running.finally(() => underWay.delete(running));
        await parts.onDisk()?.catch(failForDisk);
        record(outcome.cold, outcome.refusal, undefined, outcome.lines);
        return outcome.replyText;
      } catch (error) {
        if (error instanceof FunctionFailure) record(false, error.code, error.message, error.lines);
        throw error;
      }
    },
    async drain(graceMs) {
      const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      while (underWay.size > 0) {
        const late = await Promise.race([Promise.allSettled(underWay), grace]);
        if (late === undefined) return;
      }
    },
    close() {
      for (const pool of pools.values()) void pool.then((open) => open.close());
    },
  };
}

function failForDisk(error: Error): never {
  throw new FunctionFailure('FUNCTION_INVOCATION_FAILED', error.message);
}

async function openPool(parts: HostParts, name: string, file: string): Promise<FunctionPool> {
  const config = parts.configs.find((one) => one.name === name) ?? toFunctionConfig({ name });
  const platform = instanceVariables(parts.adminUrl);
  const env = { ...fillVariables(config, parts.secrets), ...platform, ...LOCAL_CREDENTIALS };
  const setup = {
    file,
    exportName: config.exportName,
    functionName: name,
    namespace: LOCAL_ENV,
    memoryMb: config.memoryMb,
    timeLimitMs: config.timeLimitMs,
    clockOffset: parts.clock.shared,
    adminUrl: parts.adminUrl,
    instanceVariables: platform,
  };
  const { answerSdk, size } = parts;
  return new FunctionPool({ setup, source: await workerSource(), env, answerSdk }, size);
}
