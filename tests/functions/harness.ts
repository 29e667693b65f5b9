import { createHmac, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '#shared/action';
import type { ActionName, ActionsOf, FunctionReplyOf, RequestOf } from '#shared/api';
import type { RequestId } from '#shared/kernel/ids';
import type { Account, LedgerEntry } from '#shared/points/model';
import { findBookFault } from '#shared/points/audit';
import { memberIdOf } from '#shared/member/rules';
import type { Call } from '../../cloudfunctions/_kit/action';
import { ProcessCache } from '../../cloudfunctions/_kit/cache';
import { openDatabase as openSdkDatabase } from '../../cloudfunctions/_kit/database';
import {
  createFunction,
  Invocation,
  type FunctionSpec,
  type Main,
} from '../../cloudfunctions/_kit/dispatch';
import { createHttpFunction, type HttpMain } from '../../cloudfunctions/_kit/http';
import type { PaymentSubjects } from '../../cloudfunctions/_kit/payment';
import { receiveNotifications } from '../../cloudfunctions/_features/payment/receive';
import type { LogLine } from '../../cloudfunctions/_kit/log';
import type { Pace } from '../../cloudfunctions/_kit/pace';
import { sha256, type Ports } from '../../cloudfunctions/_kit/ports';
import { sealKeysOf } from '../../cloudfunctions/_kit/sealkeys';
import { platformWechat } from '../../cloudfunctions/_kit/wechat';
import { jobsFunction } from '../../cloudfunctions/jobs';
import { memberFunction } from '../../cloudfunctions/member';
import { paymentSubjects } from '../../cloudfunctions/payment/sales';
import { storeFunction } from '../../cloudfunctions/store';
import { openDatabase, type CollectionSpec, type Database } from '../../localcloud/database';
import { serveOpenApi } from '../../localcloud/host/gateway/wechat';
import { createProtocol } from '../../localcloud/protocol';
import { plainProgramme, publishRules, type PublishedRules } from '../../localcloud/seed/programme';
import { createWechat, type Wechat } from '../../localcloud/wechat';
import type { WechatPay } from '../../localcloud/wechat/pay';
import { openPay, wayToPay, type Notified } from './pay';

// A hundred calls at once share the SDK's sockets, each with a listener of its own on them.
EventEmitter.defaultMaxListeners = 0;

/** Noon in Shanghai on a Monday. */
export const mondayNoonMs = Date.parse('2026-03-02T04:00:00.000Z');
export const dayMs = 86_400_000;

/** Where the function dies: before the numbered database call takes effect, or after it did. */
export interface Crash {
  readonly atCall: number;
  readonly moment: 'before' | 'after';
}

const hmac = (text: string): string => createHmac('sha256', 'test').update(text).digest('hex');

/** What the platform passes beside an event. */
function platformContext(name: string, variables: Record<string, string>): Parameters<Main>[1] {
  const keys = Object.keys(variables).join(',');
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 15_000,
    request_id: 'platform',
    function_version: '$LATEST',
    function_name: name,
    namespace: 'test',
    environment: JSON.stringify({ ...variables, WX_CONTEXT_KEYS: keys }),
  };
}

/**
 * The product's functions on the real SDK and the local cloud's database, in one process, with a
 * clock that only moves when told to and a line that can be cut at any call.
 */
export class Cloud {
  nowMs = mondayNoonMs;
  /** The variables of a deployment that name keys for sealing. */
  sealVariables: Record<string, string> = {};
  /** What codes and keys are made of. */
  drawBytes: (size: number) => Uint8Array = randomBytes;
  /** Unbounded: the clock stands still, and tests tap by the thousand. */
  pace: Pace = () => true;
  readonly logs: LogLine[] = [];
  /** Files that were taken away, oldest first. */
  readonly removedFiles: string[] = [];
  /** What WeChat answers instead of doing what it is asked; null while it works. */
  wechatErrcode: number | null = null;
  #crash: Crash | null = null;
  #callsSeen = 0;
  /** Picks which of the waiting database calls is answered next; null answers them as they come. */
  pickNext: ((waiting: number) => number) | null = null;
  /** What happens while a database call is on its way, before it takes effect. */
  meanwhile: (() => Promise<void>) | null = null;
  readonly #waiting: (() => void)[] = [];
  #rounds: number[] | null = null;
  #inFlight = 0;
  #requests = 0;
  readonly #functions: Record<FunctionName, Main>;
  readonly #payment: HttpMain;
  #pay: WechatPay | undefined;
  /** What hears of money; a test may put its own in the place of the product's. */
  subjects: PaymentSubjects | null = null;
  /** Whether the account at WeChat Pay is of the older kind, with platform certificates. */
  payByCertificate = false;
  /** Whether the shop has an account at WeChat Pay at all. */
  payIsConfigured = true;
  /** What WeChat sent to the payment function, oldest first. */
  readonly notified: Notified[] = [];

  private constructor(
    readonly database: Database,
    readonly server: Server,
    readonly wechat: Wechat,
    readonly wechatFolder: string,
    /** What the database complains of: a query that no index serves. */
    readonly warnings: readonly string[],
  ) {
    const make = (spec: FunctionSpec): Main => createFunction(spec, () => this.#ports());
    this.#functions = {
      member: make(memberFunction),
      store: make(storeFunction),
      jobs: make(jobsFunction),
    };
    this.#payment = createHttpFunction(
      'payment',
      (call, event) => receiveNotifications(this.#subjects())(call, event),
      () => this.#ports(),
    );
  }

  static async open(rules: PublishedRules | null = plainProgramme): Promise<Cloud> {
    const collections = JSON.parse(
      readFileSync('cloudfunctions/collections.json', 'utf8'),
    ) as CollectionSpec[];
    const warnings: string[] = [];
    const database = openDatabase({
      file: ':memory:',
      collections,
      warn: (line) => warnings.push(line),
    });
    if (rules) publishRules(database, rules);
    const folder = mkdtempSync(join(tmpdir(), 'jidian-wechat-'));
    const wechat = createWechat({ folder, nowMs: () => cloud.nowMs });
    const protocol = createProtocol({ database, extra: wechat.extra });
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const form = request.headers['content-type'];
        if (serveOpenApi(wechat, form, Buffer.concat(chunks), response)) return;
        void cloud.#answer(Buffer.concat(chunks), protocol.answer).then((body) => {
          if (body === null) request.socket.destroy();
          else response.setHeader('content-type', 'application/json').end(body);
        });
      });
    });
    // A test may work for seconds between two calls: their socket waits for it.
    server.keepAliveTimeout = 0;
    const cloud = new Cloud(database, server, wechat, folder, warnings);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, {
      TENCENTCLOUD: 'true',
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${String(port)}/admin` }),
      SILENCE: 'true',
    });
    return cloud;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.database.close();
    rmSync(this.wechatFolder, { recursive: true, force: true });
  }

  /** Calls an action of the member function as a person. */
  member<Name extends ActionName>(
    code: string,
    action: Name,
    data: RequestOf<Name>,
    requestId = this.nextRequestId(),
  ): Promise<FunctionReplyOf<Name>> {
    return this.raw('member', { action, data, requestId }, { WX_OPENID: `o-${code}` }) as Promise<
      FunctionReplyOf<Name>
    >;
  }

  /** Calls an action of the store function as a person who may be staff. */
  staff<Name extends ActionsOf<'store'>>(
    code: string,
    action: Name,
    data: RequestOf<Name>,
    requestId = this.nextRequestId(),
  ): Promise<FunctionReplyOf<Name>> {
    return this.raw('store', { action, data, requestId }, { WX_OPENID: `o-${code}` }) as Promise<
      FunctionReplyOf<Name>
    >;
  }

  /** Calls an action of the jobs function as an operator does, with nobody behind it. */
  operator<Name extends ActionName>(
    action: Name,
    data: RequestOf<Name>,
    requestId = this.nextRequestId(),
  ): Promise<FunctionReplyOf<Name>> {
    return this.raw('jobs', { action, data, requestId }, {}) as Promise<FunctionReplyOf<Name>>;
  }

  timer(name: string): Promise<unknown> {
    return this.raw('jobs', { Type: 'Timer', TriggerName: name, Message: '' }, {});
  }

  /** Runs a function on any event, with the variables the platform would set. */
  raw(name: FunctionName, event: unknown, variables: Record<string, string>): Promise<unknown> {
    return this.#functions[name](event, platformContext(name, variables));
  }

  /** WeChat Pay, which this shop has an account at. */
  get pay(): WechatPay {
    this.#pay ??= openPay(this.wechatFolder, {
      nowMs: () => this.nowMs,
      post: async (_url, message) => (await this.notify(message)).statusCode,
      signWithCertificate: () => this.payByCertificate,
    });
    return this.#pay;
  }

  /** Calls the payment function as WeChat does, or as somebody else with what they made up. */
  async notify(
    message: { headers: Record<string, string>; body: string },
    variables: Record<string, string> = {},
  ): ReturnType<HttpMain> {
    const event = { httpMethod: 'POST', path: '/', ...message, isBase64Encoded: false };
    const reply = await this.#payment(event, platformContext('payment', variables));
    this.notified.push({ ...message, statusCode: reply.statusCode });
    return reply;
  }

  /** Does something as a function would in one invocation, and counts its database calls. */
  async within<Value>(
    run: (call: Call) => Promise<Value>,
  ): Promise<{ value: Value; databaseCalls: number }> {
    const invocation = new Invocation(this.#ports());
    const value = await run(invocation.call(new ProcessCache()));
    return { value, databaseCalls: invocation.databaseCalls };
  }

  /** What a handler is given, for what has no action of its own. */
  call(requestId = this.nextRequestId()): Call {
    const ports = this.#ports();
    return {
      action: 'test',
      requestId: requestId as RequestId,
      nowMs: this.nowMs,
      database: ports.openDatabase(() => undefined),
      cache: new ProcessCache(),
      ports,
    };
  }

  /** Cuts the line at a database call of what runs next, and keeps it cut until healed. */
  crashAt(crash: Crash): void {
    this.#crash = crash;
    this.#callsSeen = 0;
  }

  /** From now on, notes which database calls go out together. */
  watchRounds(): void {
    this.#rounds = [];
  }

  /** How many calls went out in each round trip, one round after another. */
  rounds(): readonly number[] {
    return this.#rounds ?? [];
  }

  heal(): void {
    this.#crash = null;
  }

  nextRequestId(): string {
    this.#requests += 1;
    return `request-${String(this.#requests)}`;
  }

  memberId(code: string): string {
    return memberIdOf(`o-${code}`, hmac);
  }

  /** A copy of everything stored, by collection, to prove that nothing was written. */
  dump(): Record<string, unknown[]> {
    const dump: Record<string, unknown[]> = {};
    let documents: unknown[] = [];
    for (const text of this.database.exportLines()) {
      const line = JSON.parse(text) as { collection: { name: string } } | { document: unknown };
      if ('collection' in line) documents = dump[line.collection.name] = [];
      else documents.push(line.document);
    }
    return dump;
  }

  /** The member's ledger, oldest first. */
  async entries(code: string): Promise<LedgerEntry[]> {
    const all: LedgerEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: FunctionReplyOf<'points.listEntries'> = await this.member(
        code,
        'points.listEntries',
        { limit: 50, cursor },
      );
      if (!page.ok) throw new Error(page.error.code);
      all.push(...page.data.entries);
      cursor = page.data.nextCursor;
    } while (cursor !== null);
    return all.reverse();
  }

  /** What is wrong with the member's books, or null: account and entries must prove each other. */
  async bookFault(code: string): Promise<string | null> {
    const entries = await this.entries(code);
    const accounts = this.dump()['accounts'] as Account[];
    const account = accounts.find(({ memberId }) => memberId === this.memberId(code));
    return account ? findBookFault(account, entries, sha256) : 'no account';
  }

  async #answer(
    body: Buffer,
    answer: (body: Buffer) => Promise<{ body: string }>,
  ): Promise<string | null> {
    await this.meanwhile?.();
    if (this.pickNext) await this.#turn(this.pickNext);
    this.#callsSeen += 1;
    await this.#joinRound();
    const crash = this.#crash;
    const isCut = crash !== null && this.#callsSeen >= crash.atCall;
    const isBefore = crash?.moment === 'before' || this.#callsSeen > (crash?.atCall ?? 0);
    if (isCut && isBefore) return null;
    const reply = await answer(body);
    return isCut ? null : reply.body;
  }

  /** Answers late enough for all that are asked at once to be there. */
  async #joinRound(): Promise<void> {
    if (!this.#rounds) return;
    if (this.#inFlight === 0) this.#rounds.push(0);
    this.#rounds.push((this.#rounds.pop() ?? 0) + 1);
    this.#inFlight += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.#inFlight -= 1;
  }

  #subjects(): PaymentSubjects {
    return this.subjects ?? paymentSubjects;
  }

  /** Waits until those who are about to ask have asked, then one of them goes on. */
  #turn(pickNext: (waiting: number) => number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(() => {
        const [next] = this.#waiting.splice(pickNext(this.#waiting.length), 1);
        next?.();
      }, 2);
    });
  }

  #ports(): Ports {
    let draw = 0;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a getter below has its own
    const cloud = this;
    return {
      pay: wayToPay(
        () => (this.payIsConfigured ? this.pay : null),
        () => this.payByCertificate,
      ),
      files: {
        remove: async (fileId) => void this.removedFiles.push(fileId),
      },
      now: () => this.nowMs,
      random: () => (draw = (draw + 0.37) % 1),
      randomBytes: (size) => this.drawBytes(size),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      pace: (memberId) => this.pace(memberId),
      openDatabase: openSdkDatabase,
      wechat: {
        sendSubscribeMessage: async (message) =>
          this.wechatErrcode === null
            ? platformWechat.sendSubscribeMessage(message)
            : { errcode: this.wechatErrcode },
        getPhoneNumber: async (code) =>
          this.wechatErrcode === null
            ? platformWechat.getPhoneNumber(code)
            : { errcode: this.wechatErrcode, phone: null },
        drawMiniCode: async (code) =>
          this.wechatErrcode === null ? platformWechat.drawMiniCode(code) : null,
      },
      hmac,
      get sealKeys() {
        return sealKeysOf(hmac, cloud.sealVariables);
      },
      sha256,
      log: (line) => this.logs.push(line),
    };
  }
}
