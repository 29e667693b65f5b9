import {
  merchantAccountOf,
  type HttpRequest,
  type WechatPay as Port,
} from '../../../../cloudfunctions/_kit/wechatpay';
import {
  standForWechatPay,
  type Fault,
  type RefundEnd,
  type WechatPay,
} from '../../../../localcloud/wechat/pay';
import { openBooks, type Books } from '../../../../localcloud/wechat/pay/books';
import type { Post } from '../../../../localcloud/wechat/pay/notices';
import type { Draw } from '../draw';
import type { Line, Run } from '../line';
import { simulatedKeys } from './keys';

/** How often each fault befalls a notification, out of all in a rough life. */
const faults: readonly { readonly fault: Fault | null; readonly weight: number }[] = [
  { fault: null, weight: 60 },
  ...(['lost', 'late', 'duplicate', 'reordered'] as const).map((fault) => ({ fault, weight: 7 })),
  ...(['wrong_amount', 'wrong_openid', 'wrong_order'] as const).map((fault) => ({
    fault,
    weight: 2,
  })),
  ...(['forged_signature', 'old_timestamp', 'altered_body', 'altered_seal'] as const).map(
    (fault) => ({ fault, weight: 2 }),
  ),
];

/** How refunds end in a rough life. */
const refundEnds: readonly { readonly end: RefundEnd; readonly weight: number }[] = [
  { end: 'SUCCESS', weight: 8 },
  { end: 'CLOSED', weight: 1 },
  { end: 'ABNORMAL', weight: 1 },
];

/** WeChat Pay beside a simulated shop: its clock, its numbers and its failings are the draw's. */
export class SimulatedPay {
  readonly wechat: WechatPay;
  readonly #books: Books = openBooks(null);
  /** Whether notifications go wrong. */
  isRough = false;
  /** Whether refunds fail; most come to their end when the rest has become calm. */
  failsRefunds = false;
  readonly #byCertificate: boolean;
  readonly #account: Port['account'];

  constructor(
    readonly draw: Draw,
    readonly line: Line,
    parts: { readonly nowMs: () => number; readonly post: Post },
  ) {
    this.#byCertificate = draw.chance(0.2);
    this.wechat = standForWechatPay({
      ...parts,
      keys: simulatedKeys,
      books: this.#books,
      random: (size) => this.#random(size),
      signWithCertificate: () => this.#byCertificate,
      drawFault: () => (this.isRough ? draw.weighted(faults).fault : null),
      drawRefundEnd: () => (this.failsRefunds ? draw.weighted(refundEnds).end : 'SUCCESS'),
    });
    const variables = this.wechat.variables('https://shop.test');
    if (this.#byCertificate) delete variables['JIDIAN_PAY_PUBLIC_KEY_ID'];
    this.#account = merchantAccountOf(variables);
  }

  /** The way there from one process of a function: asked in the line, where it can go wrong. */
  portOf(process: Run): Port {
    return {
      account: this.#account,
      send: (request) =>
        this.line.wait(process, async () => this.#answer(request)) as ReturnType<Port['send']>,
      nonce: () => Buffer.from(this.#random(16)).toString('hex'),
    };
  }

  /** Somebody goes through the merchant pages and mends what the banks did not take. */
  mendRefunds(): void {
    for (const { outRefundNo, status } of [...this.#books.refunds.values()]) {
      if (status === 'ABNORMAL') this.wechat.mendRefund(outRefundNo);
    }
  }

  /** What WeChat knows, in a form to come back to. */
  snapshot(): readonly (readonly unknown[])[] {
    const { trades, refunds, notices } = this.#books;
    return [[...trades], [...refunds], [...notices]];
  }

  restore(snapshot: ReturnType<SimulatedPay['snapshot']>): void {
    const { trades, refunds, notices } = this.#books;
    for (const [index, map] of [trades, refunds, notices].entries()) {
      map.clear();
      for (const [key, value] of (snapshot[index] ?? []) as [string, never][]) map.set(key, value);
    }
  }

  async #answer({ method, url, headers, body }: HttpRequest): ReturnType<Port['send']> {
    const { pathname, search } = new URL(url);
    return this.wechat.answer({ method, pathAndQuery: pathname + search, headers, body });
  }

  #random(size: number): Uint8Array {
    return Uint8Array.from({ length: size }, () => this.draw.below(256));
  }
}
