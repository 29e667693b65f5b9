import { assign, pathTo, sizeOf, textOf, type RenderedNode } from './node';
import { until } from './until';

/** What a built page registers with `Page(...)`. */
export interface PageDefinition {
  readonly data?: Record<string, unknown>;
  readonly eh: (event: object) => void;
  readonly onLoad?: (options: Record<string, string>, ready?: () => void) => void;
  readonly onShow?: () => void;
  readonly onReady?: () => void;
  readonly onHide?: () => void;
  readonly onUnload?: () => void;
  readonly onPageScroll?: (place: { readonly scrollTop: number }) => void;
  readonly onReachBottom?: () => void;
}

/** One `setData`. */
export interface Crossing {
  readonly atMs: number;
  readonly bytes: number;
  readonly changes: Readonly<Record<string, unknown>>;
}

/** A page on the stack, as the WeChat client keeps it: its data, and the way to touch it. */
export class WeappPage {
  readonly data: Record<string, unknown>;
  /** How often, and with how much, the page crossed to the rendering side. */
  readonly cost = { calls: 0, bytes: 0 };
  /** Every crossing, in order. */
  readonly sent: Crossing[] = [];
  readonly instance: PageDefinition;

  constructor(
    readonly route: string,
    definition: PageDefinition,
    params: Record<string, string>,
    /** Puts the page on the stack: it stands there before it loads. */
    push: (page: WeappPage) => void,
  ) {
    this.data = structuredClone(definition.data ?? {});
    this.instance = Object.assign({}, definition, {
      route,
      data: this.data,
      options: params,
      setData: (changes: Record<string, unknown>, done?: () => void) => this.setData(changes, done),
    });
    push(this);
    this.instance.onLoad?.(params);
    this.instance.onShow?.();
    this.instance.onReady?.();
  }

  private setData(changes: Record<string, unknown>, done?: () => void): void {
    const text = JSON.stringify(changes);
    const bytes = Buffer.byteLength(text);
    this.cost.calls += 1;
    this.cost.bytes += bytes;
    const copied = JSON.parse(text) as Record<string, unknown>;
    this.sent.push({ atMs: performance.now(), bytes, changes: copied });
    for (const [path, value] of Object.entries(changes)) assign(this.data, path, value);
    if (done) setTimeout(done, 0);
  }

  /** What is drawn now, from the page's own root down. */
  get root(): RenderedNode {
    return (this.data.root ?? {}) as RenderedNode;
  }

  get text(): string {
    return textOf(this.root);
  }

  get size(): ReturnType<typeof sizeOf> {
    return sizeOf(this.root);
  }

  scrollTo(scrollTop: number): void {
    this.instance.onPageScroll?.({ scrollTop });
  }

  reachBottom(): void {
    this.instance.onReachBottom?.();
  }

  async waitFor(wanted: string | RegExp): Promise<void> {
    await until(
      () => (typeof wanted === 'string' ? this.text.includes(wanted) : wanted.test(this.text)),
      () => `${wanted} never showed on ${this.route}: ${this.text}`,
    );
  }

  /** Taps what shows the text; the event rises through the ancestors as it does on a phone. */
  tap(wanted: string): void {
    // Text and the page's own root take no events.
    const path = pathTo(this.root, wanted).filter((node) => 'sid' in node && !('v' in node));
    const target = path.at(-1);
    if (!target) throw new Error(`Nothing on ${this.route} says ${wanted}: ${this.text}`);
    for (const node of path.reverse())
      this.instance.eh({
        type: 'tap',
        timeStamp: Date.now(),
        detail: {},
        target: place(target),
        currentTarget: place(node),
        touches: [],
        changedTouches: [],
      });
  }
}

const place = (node: RenderedNode): object => ({
  id: node.uid ?? node.sid,
  dataset: { sid: node.sid },
});
