import { act } from '@testing-library/react';
import { logIn } from '../../miniprogram/src/platform/session.h5';

/** One event as it left the screen. */
export interface SentEvent {
  readonly action: string;
  readonly data: unknown;
  readonly requestId: string;
  /** The function it was sent to. */
  readonly to: string;
}

type Answer = { readonly data: unknown } | { readonly error: { readonly code: string } } | 'lost';

/** The far end of the wire: answers each action as the test has told it to, and keeps what came. */
export class FakeCloud {
  readonly sent: SentEvent[] = [];
  private readonly answers = new Map<string, Answer | ((event: SentEvent) => Answer)>();
  private readonly waiting: (() => void)[] = [];
  /** What was chosen on paying sheets. */
  readonly paid: unknown[] = [];
  /** Whether the dialog that asks for messages opens; where it does, the answer is yes. */
  asksForMessages = true;
  /** Who logs in. */
  openid = 'openid';
  private isHeld = false;
  private heldAction: string | undefined;

  constructor() {
    globalThis.fetch = ((address: string, init?: { body?: string }) =>
      this.fetch(address, {
        ...(JSON.parse(init?.body ?? '{}') as SentEvent),
        to: address.replace('./functions/', ''),
      })) as typeof fetch;
    // Figures do not walk and seals do not fall: tests look at where things end.
    window.matchMedia = (() => ({ matches: true })) as unknown as typeof window.matchMedia;
    Object.assign(globalThis, { APP_VERSION: '0.1.0', CLOUD_ENV: '' });
  }

  answer(action: string, answer: Answer | ((event: SentEvent) => Answer)): void {
    this.answers.set(action, answer);
  }

  sentTo(action: string): SentEvent[] {
    return this.sent.filter((event) => event.action === action);
  }

  /** Keeps answers back until `release`: all, or those to one action. */
  hold(action?: string): void {
    this.isHeld = true;
    this.heldAction = action;
  }

  async release(): Promise<void> {
    this.isHeld = false;
    await act(async () => {
      for (const go of this.waiting.splice(0)) go();
      await Promise.resolve();
    });
  }

  async logIn(): Promise<void> {
    await act(() => logIn('someone'));
  }

  private async fetch(address: string, event: SentEvent) {
    if (address === './auth/login') return reply({ token: 'token', openid: this.openid });
    if (address === './wechat/phone') {
      return reply({ code: `code-of-${(event as unknown as { phone: string }).phone}` });
    }
    if (address === './wechat/accept') return { ok: this.asksForMessages, status: 200 };
    if (address === './wechat/pay') {
      const { prepayId, outcome } = event as unknown as Record<'prepayId' | 'outcome', string>;
      this.paid.push({ prepayId, outcome });
      return reply({ result: { pay: 'ok', cancel: 'cancelled' }[outcome] ?? 'failed' });
    }
    this.sent.push(event);
    if (this.isHeld && event.action === (this.heldAction ?? event.action))
      await new Promise<void>((go) => this.waiting.push(go));
    const prepared = this.answers.get(event.action);
    const answer = typeof prepared === 'function' ? prepared(event) : prepared;
    if (answer === undefined) throw new Error(`no answer prepared for ${event.action}`);
    if (answer === 'lost') throw new TypeError('Failed to fetch');
    return reply({ ok: 'data' in answer, ...answer, requestId: event.requestId });
  }
}

function reply(body: unknown) {
  return { ok: true, status: 200, json: () => Promise.resolve(body) };
}
