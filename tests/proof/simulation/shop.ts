import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FunctionName } from '#shared/api';
import type { Deletion } from '#shared/member/deletion';
import { memberIdOf } from '#shared/member/rules';
import type { Dump } from '#shared/proof/model';
import type { FunctionReply } from '#shared/wire';
import { createFunction, type Main } from '../../../cloudfunctions/_kit/dispatch';
import { sha256, type Ports } from '../../../cloudfunctions/_kit/ports';
import type { Wechat } from '../../../cloudfunctions/_kit/wechat';
import { openDatabase, type CollectionSpec, type Database } from '../../../localcloud/database';
import { publishRules } from '../../../localcloud/seed/programme';
import type { Draw } from './draw';
import { functionSpecs } from './functions';
import { Line, type Run } from './line';
import { openOnLine } from './requester';
import { simulatedProgramme } from './programme';

const collections = JSON.parse(
  readFileSync('cloudfunctions/collections.json', 'utf8'),
) as CollectionSpec[];

const hmac = (text: string): string => createHmac('sha256', 'test').update(text).digest('hex');

/** What a run of a function came to: its reply, or nothing at all when it was killed. */
export type Outcome = FunctionReply | 'killed';

/** One process of a function; when it dies, so do all runs in it. */
interface Instance {
  readonly main: Main;
  readonly runs: Set<Run>;
}

/**
 * All functions over the real SDK's query builders, the real services and the local cloud's database,
 * in one process, with nothing left to chance or to the host's clock.
 */
export class SimulatedShop {
  nowMs: number;
  readonly line: Line;
  readonly database: Database;
  readonly #instances = new Map<FunctionName, (Instance | null)[]>();
  readonly #dump: Record<string, unknown[]> = {};
  readonly #dirty = new Set<string>();
  readonly #documents = new Map<string, unknown>();
  #starting: Run | null = null;

  constructor(
    readonly draw: Draw,
    startMs: number,
  ) {
    this.nowMs = startMs;
    this.database = openDatabase({ file: ':memory:', collections, now: () => this.nowMs });
    publishRules(this.database, simulatedProgramme);
    for (const { name } of collections) this.#dirty.add(name);
    this.line = new Line(this.database, draw, (name) => this.#dirty.add(name));
  }

  close(): void {
    this.database.close();
  }

  /** Fills a collection as the shop would have set it up. */
  insert(collection: string, documents: object[]): void {
    this.database.insertMany(collection, documents);
    this.#dirty.add(collection);
  }

  /** Runs a function on an event; settles with the reply, or as killed. */
  run(name: FunctionName, event: unknown, openid: string | null): Promise<Outcome> {
    const variables = openid === null ? {} : { WX_OPENID: openid };
    return new Promise((resolve) => {
      const instance = this.#instanceOf(name);
      const run: Run = {
        isDead: false,
        die: () => {
          run.isDead = true;
          resolve('killed');
        },
        dieAll: () => {
          this.#takeAway(name, instance);
          for (const one of instance.runs) one.die();
        },
      };
      instance.runs.add(run);
      this.#starting = run;
      void instance
        .main(event, {
          memory_limit_in_mb: 256,
          time_limit_in_ms: 15_000,
          request_id: 'platform',
          function_version: '$LATEST',
          function_name: name,
          namespace: 'test',
          environment: JSON.stringify({
            ...variables,
            WX_CONTEXT_KEYS: Object.keys(variables).join(','),
          }),
        })
        .then((reply) => {
          instance.runs.delete(run);
          if (!run.isDead) resolve(reply);
        });
      this.#starting = null;
    });
  }

  /** Who somebody is now, as of the last dump: who was deleted and came back is somebody new. */
  memberId(code: string): string {
    const deletions = (this.#dump['deletions'] ?? []) as Deletion[];
    const gone = new Set<string>(
      deletions.map(({ memberId, closedAtMs }) => (closedAtMs === null ? '' : memberId)),
    );
    let returns = 0;
    while (gone.has(memberIdOf(`o-${code}`, hmac, returns))) returns += 1;
    return memberIdOf(`o-${code}`, hmac, returns);
  }

  /** Lets everything under way go on, one request after the other, until something is done. */
  async until(done: Promise<unknown>): Promise<void> {
    const state = { isDone: false };
    void done.then(() => {
      state.isDone = true;
    });
    await turnOfTheLoop();
    while (!this.line.isIdle) {
      await this.line.step();
      this.nowMs += this.draw.below(30);
      await turnOfTheLoop();
    }
    if (!state.isDone) throw new Error('everybody waits and nothing is under way');
  }

  /** Everything stored; only what was written since is read again. */
  async dump(): Promise<Dump> {
    for (const name of this.#dirty) {
      const { data } = await this.database.execute('database.getDocument', {
        collectionName: name,
        query: '{}',
        limit: 1000,
      });
      this.#dump[name] = (data as { list: string[] }).list.map((text) => this.#parsed(text));
    }
    this.#dirty.clear();
    return { ...this.#dump };
  }

  /** A document that did not change stays the very same object. */
  #parsed(text: string): unknown {
    const known = this.#documents.get(text) ?? (JSON.parse(text) as unknown);
    this.#documents.set(text, known);
    return known;
  }

  /** Two processes of each function, so that what one has in mind the other may not know. */
  #instanceOf(name: FunctionName): Instance {
    const running = this.#instances.get(name) ?? [];
    this.#instances.set(name, running);
    const index = this.draw.below(2);
    const chosen = running[index];
    // The platform takes an idle process away when it likes.
    if (chosen && !(chosen.runs.size === 0 && this.draw.chance(0.02))) return chosen;
    const spec = functionSpecs.find((one) => one.name === name);
    if (!spec) throw new Error(`no function ${name}`);
    const main = createFunction(spec, () => this.#ports());
    const started = { main, runs: new Set<Run>() };
    running[index] = started;
    return started;
  }

  #takeAway(name: FunctionName, instance: Instance): void {
    const running = this.#instances.get(name) ?? [];
    const index = running.indexOf(instance);
    if (index >= 0) running[index] = null;
  }

  #ports(): Ports {
    return {
      // No merchant account yet: nothing is sold for money here.
      pay: {
        account: null,
        send: () => Promise.reject(new Error('WeChat Pay is not simulated')),
        nonce: () => '0'.repeat(32),
      },
      files: { remove: () => Promise.resolve() },
      now: () => this.nowMs,
      random: () => this.draw.next(),
      randomBytes: (size) => Uint8Array.from({ length: size }, () => this.draw.below(256)),
      sleep: () => this.line.pause(),
      pace: () => true,
      openDatabase: (onCall) => {
        if (!this.#starting) throw new Error('a database opened late');
        return openOnLine(this.line, this.#starting, onCall);
      },
      wechat: {
        sendSubscribeMessage: () =>
          this.line.wait(null, async () => ({
            errcode: this.draw.chance(0.9) ? 0 : this.draw.pick([43101, -1, 40037]),
          })) as Promise<{ errcode: number }>,
        drawMiniCode: () =>
          this.line.wait(null, async () => new Uint8Array(1)) as Promise<Uint8Array>,
        // The code says which number stands behind it: `phone-<last four digits>-<anything>`.
        getPhoneNumber: (code) =>
          this.line.wait(null, async () => {
            const [, digits = ''] = code.split('-');
            const phone = { countryCode: '86', number: `1380000${digits}` };
            return digits === '' ? { errcode: 40029, phone: null } : { errcode: 0, phone };
          }) as ReturnType<Wechat['getPhoneNumber']>,
      },
      hmac,
      sha256,
      log: () => undefined,
    };
  }
}

/** Lets everything that can go on without an answer go on. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
