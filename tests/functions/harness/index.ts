import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '#shared/action';
import type { RequestId } from '#shared/kernel/ids';
import type { Account } from '#shared/points/model';
import { findBookFault } from '#shared/points/audit';
import { memberIdOf } from '#shared/member/rules';
import type { Call } from '../../../cloudfunctions/_kit/action';
import { ProcessCache } from '../../../cloudfunctions/_kit/cache';
import {
  createFunction,
  Invocation,
  type FunctionSpec,
  type Main,
} from '../../../cloudfunctions/_kit/dispatch';
import { createHttpFunction, type HttpMain } from '../../../cloudfunctions/_kit/http';
import type { LogLine } from '../../../cloudfunctions/_kit/log';
import type { Pace } from '../../../cloudfunctions/_kit/pace';
import type { PaymentSubjects } from '../../../cloudfunctions/_kit/payment';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { receiveNotifications } from '../../../cloudfunctions/_features/payment/receive';
import { jobsFunction } from '../../../cloudfunctions/jobs';
import { memberFunction } from '../../../cloudfunctions/member';
import { paymentSubjects } from '../../../cloudfunctions/payment/sales';
import { storeFunction } from '../../../cloudfunctions/store';
import { openDatabase, type CollectionSpec, type Database } from '../../../localcloud/database';
import { createProtocol } from '../../../localcloud/protocol';
import {
  plainProgramme,
  publishRules,
  type PublishedRules,
} from '../../../localcloud/seed/programme';
import { createWechat, type Wechat } from '../../../localcloud/wechat';
import type { WechatPay } from '../../../localcloud/wechat/pay';
import { openPay, type Notified } from '../pay';
import { documentsOf } from './documents';
import { Line, type Crash } from './line';
import { Phones } from './phones';
import { hmac, platformContext, portsIn, type Surroundings } from './ports';
import { openWire, type Wire } from './wire';

export type { Crash } from './line';

/** Noon in Shanghai on a Monday. */
export const mondayNoonMs = Date.parse('2026-03-02T04:00:00.000Z');
export const dayMs = 86_400_000;

const collections = JSON.parse(
  readFileSync('cloudfunctions/collections.json', 'utf8'),
) as CollectionSpec[];

/**
 * The product's functions on the real SDK and the local cloud's database, in one process, with a
 * clock that only moves when told to and a line that can be cut at any call.
 */
export class Cloud extends Phones implements Surroundings {
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
  /** What hears of money; a test may put its own in the place of the product's. */
  subjects: PaymentSubjects = paymentSubjects;
  /** Whether the account at WeChat Pay is of the older kind, with platform certificates. */
  payByCertificate = false;
  /** Whether the shop has an account at WeChat Pay at all. */
  payIsConfigured = true;
  /** What WeChat sent to the payment function, oldest first. */
  readonly notified: Notified[] = [];
  readonly wechat: Wechat;
  readonly #functions: Record<FunctionName, Main>;
  readonly #payment: HttpMain;
  #pay: WechatPay | undefined;
  #wire: Wire | undefined;

  private constructor(
    readonly database: Database,
    readonly line: Line,
    readonly wechatFolder: string,
    /** What the database complains of: a query that no index serves. */
    readonly warnings: readonly string[],
  ) {
    super();
    this.wechat = createWechat({ folder: wechatFolder, nowMs: () => this.nowMs });
    const make = (spec: FunctionSpec): Main => createFunction(spec, () => portsIn(this));
    this.#functions = {
      member: make(memberFunction),
      store: make(storeFunction),
      jobs: make(jobsFunction),
    };
    this.#payment = createHttpFunction(
      'payment',
      (call, event) => receiveNotifications(this.subjects)(call, event),
      () => portsIn(this),
    );
  }

  static async open(rules: PublishedRules | null = plainProgramme): Promise<Cloud> {
    const warnings: string[] = [];
    const warn = (line: string): void => void warnings.push(line);
    const database = openDatabase({ file: ':memory:', collections, warn });
    if (rules) publishRules(database, rules);
    const folder = mkdtempSync(join(tmpdir(), 'jidian-wechat-'));
    const cloud = new Cloud(database, new Line(), folder, warnings);
    const { line, wechat } = cloud;
    const { answer } = createProtocol({ database, extra: wechat.extra });
    cloud.#wire = await openWire({ line, answer, wechat });
    return cloud;
  }

  async close(): Promise<void> {
    await this.#wire?.close();
    this.database.close();
    rmSync(this.wechatFolder, { recursive: true, force: true });
  }

  override raw(name: FunctionName, event: unknown, variables: Record<string, string>) {
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
    const invocation = new Invocation(portsIn(this));
    const value = await run(invocation.call(new ProcessCache()));
    return { value, databaseCalls: invocation.databaseCalls };
  }

  /** What a handler is given, for what has no action of its own. */
  call(requestId = this.nextRequestId()): Call {
    const ports = portsIn(this);
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
    this.line.crashAt(crash);
  }

  heal(): void {
    this.line.heal();
  }

  memberId(code: string): string {
    return memberIdOf(`o-${code}`, hmac);
  }

  /** A copy of everything stored, by collection, to prove that nothing was written. */
  dump(): Record<string, unknown[]> {
    return documentsOf(this.database);
  }

  /** What is wrong with the member's books, or null: account and entries must prove each other. */
  async bookFault(code: string): Promise<string | null> {
    const entries = await this.entries(code);
    const accounts = this.dump()['accounts'] as Account[];
    const account = accounts.find(({ memberId }) => memberId === this.memberId(code));
    return account ? findBookFault(account, entries, sha256) : 'no account';
  }
}
