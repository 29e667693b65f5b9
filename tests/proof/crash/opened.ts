import { mondayNoonMs } from '../../functions/harness';
import { Draw } from '../simulation/draw';
import type { Command } from '../simulation/flow';
import { prepare } from '../simulation/prepare';
import { SimulatedShop, type Outcome, type Snapshot } from '../simulation/shop';

const dayMs = 86_400_000;

/** What a person or an operator asks, before it is a request of its own. */
export type Asked = Omit<Command, 'requestId'>;

/** What has happened before, so that there is something to cancel, to scan, to take back. */
const before: readonly Asked[] = [
  grant('anan'),
  grant('bobo'),
  grant('cici'),
  { function: 'member', action: 'checkin.perform', data: {}, by: 'anan' },
  redeem({ itemId: 'cup', quantity: 1 }),
  redeem({
    itemId: 'badge',
    quantity: 1,
    delivery: 'ship',
    address: { name: '小满', phone: '13800000000', region: '上海', detail: '南京东路 1 号' },
  }),
];

function grant(code: string): Asked {
  const data = { openid: `o-${code}`, points: 500, reason: '补发' };
  return { function: 'jobs', action: 'points.grant', data, by: null };
}

export function redeem(data: object): Asked {
  return { function: 'member', action: 'mall.redeem', data, by: 'anan' };
}

/**
 * A shop three days old, opened once: each trial finds it as it stood then, documents, clock, draw and what
 * WeChat knows, with every function deployed anew. What they had in mind three days ago was stale by then.
 */
export class OpenedShop {
  private constructor(
    private readonly shop: SimulatedShop,
    private readonly start: Snapshot,
    private readonly drawn: number,
  ) {}

  static async open(): Promise<OpenedShop> {
    const shop = new SimulatedShop(new Draw(1), mondayNoonMs - 3 * dayMs);
    await prepare(shop);
    for (const [index, one] of before.entries()) {
      await sendTo(shop, { ...one, requestId: `before-${String(index)}` });
    }
    shop.nowMs += 3 * dayMs;
    return new OpenedShop(shop, await shop.snapshot(), shop.draw.state);
  }

  async reopen(): Promise<SimulatedShop> {
    await this.shop.restore(this.start);
    this.shop.draw.goOnFrom(this.drawn);
    return this.shop;
  }

  close(): void {
    this.shop.close();
  }
}

/** Sends a request and lets all that comes of it come to its end. */
export async function sendTo(shop: SimulatedShop, command: Command): Promise<Outcome> {
  const { function: name, action, data, requestId, by } = command;
  const run = shop.run(name, { action, data, requestId }, by === null ? null : `o-${by}`);
  await shop.until(run);
  return run;
}
