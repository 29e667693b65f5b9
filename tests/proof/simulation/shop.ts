import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FunctionName } from '#shared/action';
import type { Deletion } from '#shared/member/deletion';
import { memberIdOf } from '#shared/member/rules';
import type { Dump } from '#shared/proof/model';
import type { FunctionReply } from '#shared/wire';
import type { HttpReply } from '../../../cloudfunctions/_kit/http';
import { sha256, type Ports } from '../../../cloudfunctions/_kit/ports';
import { sealKeysOf } from '../../../cloudfunctions/_kit/sealkeys';
import type { Wechat } from '../../../cloudfunctions/_kit/wechat';
import { openDatabase, type CollectionSpec, type Database } from '../../../localcloud/database';
import { publishRules } from '../../../localcloud/seed/programme';
import type { Draw } from './draw';
import { Line, type Run } from './line';
import { Processes } from './processes';
import { openOnLine } from './requester';
import { simulatedProgramme } from './programme';
import { SimulatedPay } from './wechatpay';

const collections = JSON.parse(
  readFileSync('cloudfunctions/collections.json', 'utf8'),
) as CollectionSpec[];

const hmac = (text: string): string => createHmac('sha256', 'test').update(text).digest('hex');

/** What a run of a function came to: its reply, or nothing at all when it was killed. */
export type Outcome = FunctionReply | 'killed';

/** A shop at an instant. */
export interface Snapshot {
  readonly dump: Dump;
  readonly nowMs: number;
  readonly pay: ReturnType<SimulatedPay['snapshot']>;
  /** Documents by their texts, so that what did not change is the very same object then, too. */
  readonly documents: ReadonlyMap<string, unknown>;
}

/**
 * All functions over the real SDK's query builders, the real services and the local cloud's database,
 * in one process, with nothing left to chance or to the host's clock.
 */
export class SimulatedShop {
  nowMs: number;
  readonly line: Line;
  readonly database: Database;
  readonly pay: SimulatedPay;
  readonly #processes: Processes;
  readonly #dump: Record<string, unknown[]> = {};
  readonly #dirty = new Set<string>();
  #documents = new Map<string, unknown>();
  /** Hears why a function failed. */
  onFault: (line: string) => void = () => undefined;
  /** Notifications of WeChat's that reached the payment function or died on the way. */
  notified = 0;

  constructor(
    readonly draw: Draw,
    startMs: number,
  ) {
    this.nowMs = startMs;
    this.database = openDatabase({ file: ':memory:', collections, now: () => this.nowMs });
    publishRules(this.database, simulatedProgramme);
    for (const { name } of collections) this.#dirty.add(name);
    this.line = new Line(this.database, draw, (name) => this.#dirty.add(name));
    this.#processes = new Processes(draw, (process, starting) => this.#ports(process, starting));
    this.pay = new SimulatedPay(draw, this.line, {
      nowMs: () => this.nowMs,
      post: (_url, message) => this.#notify(message),
    });
  }

  close(): void {
    this.database.close();
  }

  /** Runs a function on an event; settles with the reply, or as killed. */
  run(name: FunctionName, event: unknown, openid: string | null): Promise<Outcome> {
    const variables: Record<string, string> = openid === null ? {} : { WX_OPENID: openid };
    return this.#processes.run(name, event, variables) as Promise<Outcome>;
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

  /** Everything as it stands, to come back to. */
  async snapshot(): Promise<Snapshot> {
    const dump = await this.dump();
    const documents = new Map(this.#documents);
    return { dump, nowMs: this.nowMs, pay: this.pay.snapshot(), documents };
  }

  /** As it stood then, with every function deployed anew and the draw from its beginning. */
  async restore({ dump, nowMs, pay, documents }: Snapshot): Promise<void> {
    const now = await this.dump();
    for (const [name, documents] of Object.entries(dump)) {
      if (!documents || areSame(documents, now[name] ?? [])) continue;
      const everything = { collectionName: name, query: '{}', multi: true };
      await this.database.execute('database.removeDocument', everything);
      this.database.insertMany(name, documents as object[]);
      this.#dirty.add(name);
    }
    this.nowMs = nowMs;
    this.pay.restore(pay);
    this.#processes.restart();
    this.draw.restart();
    this.#documents = new Map(documents);
  }

  /** A document that did not change stays the very same object. */
  #parsed(text: string): unknown {
    const known = this.#documents.get(text) ?? (JSON.parse(text) as unknown);
    this.#documents.set(text, known);
    return known;
  }

  /** WeChat's message sets out; when it arrives, and whether before its neighbour, is the draw's. */
  async #notify(message: { headers: Record<string, string>; body: string }): Promise<number> {
    await this.line.pause();
    this.notified += 1;
    const event = { httpMethod: 'POST', path: '/', ...message, isBase64Encoded: false };
    const reply = (await this.#processes.run('payment', event, {})) as HttpReply | 'killed';
    return reply === 'killed' ? 0 : reply.statusCode;
  }

  #ports(process: Run, starting: () => Run): Ports {
    return {
      pay: this.pay.portOf(process),
      files: { remove: () => Promise.resolve() },
      now: () => this.nowMs,
      random: () => this.draw.next(),
      randomBytes: (size) => Uint8Array.from({ length: size }, () => this.draw.below(256)),
      sleep: () => this.line.pause(),
      pace: () => true,
      openDatabase: (onCall) => openOnLine(this.line, starting(), onCall),
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
      sealKeys: sealKeysOf(hmac, {}),
      sha256,
      log: ({ action, fault }) => fault && this.onFault(`${action}: ${fault}`),
    };
  }
}

/** Documents that did not change are the very same objects. */
function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** Lets everything that can go on without an answer go on. */
function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
