import { setTimeout as pause } from 'node:timers/promises';
import { askAgain, collect } from './kill/again';
import { Desk, type Paid } from './kill/desk';
import { hire, members, till, type Actor } from './kill/people';
import { Product } from './kill/product';

const KILLS = Number(process.env['KILLS'] ?? 20);
const hourMs = 3_600_000;

let product: Product;
let desk: Desk;
beforeAll(async () => {
  product = await Product.open();
  desk = new Desk(product);
}, 60_000);
afterAll(() => product.close());

/** Lets everybody work and kills the product at any moment after so many answers. */
async function loadAndKill(actors: readonly Actor[]): Promise<void> {
  const first = desk.asked.length;
  const answers = (): number => desk.asked.slice(first).filter(({ reply }) => reply).length;
  const working = actors.map(async (act) => {
    try {
      for (let turn = 0; product.isRunning; turn += 1) await act(desk, turn);
    } catch (error) {
      if (product.isRunning) throw error;
    }
  });
  const enough = 10 + Math.random() * 40;
  const watching = (async () => {
    while (answers() < enough) await pause(5);
    await pause(Math.random() * 50);
    await product.kill();
  })();
  await Promise.all([watching, ...working]);
}

async function moneyLost({ by, outTradeNo }: Paid): Promise<string | null> {
  const asked = { by, action: 'payment.check', data: { outTradeNo }, requestId: '' } as const;
  const reply = await desk.send({ ...asked, requestId: `check-${outTradeNo}`, reply: null });
  const isThere = reply.ok && (reply.data as { state: string; isSettled: boolean }).isSettled;
  return isThere ? null : `${outTradeNo}: ${JSON.stringify(reply)}`;
}

/** Moves the clock past every deadline that a person waits for, and lets all jobs run. */
async function sweep(): Promise<number> {
  const { nowMs } = (await product.post('/dev/clock', { advanceMs: hourMs })) as { nowMs: number };
  await product.post('/dev/jobs/tick', {});
  return nowMs;
}

it(
  `loses nothing acknowledged and leaves nothing half done through ${KILLS} kills under load`,
  async () => {
    const actors = [...members, ...(await hire(desk, 2)).map(till)];
    let cut = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const first = desk.asked.length;
      await loadAndKill(actors);
      expect(await product.broken()).toEqual([]);
      await product.start();
      const asked = desk.asked.slice(first);
      const unanswered = asked.filter(({ reply }) => reply === null);
      cut += unanswered.length;
      // Every other client gives up: the sweepers alone make that whole or absent.
      const patient = unanswered.filter((_, index) => index % 2 === 0);
      const again = [...asked.filter(({ reply }) => reply !== null), ...patient];
      expect(await collect(again, (one) => askAgain(desk, one))).toEqual([]);
    }
    // However many kills ago it was acknowledged.
    const acknowledged = desk.asked.filter(({ reply }) => reply !== null);
    expect(await collect(acknowledged, (one) => askAgain(desk, one))).toEqual([]);
    expect(await collect(desk.paid, moneyLost)).toEqual([]);
    const sweptAtMs = await sweep();
    await sweep();
    await product.kill();
    expect(await product.broken(sweptAtMs)).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(KILLS * 10);
    expect(cut).toBeGreaterThan(KILLS);
  },
  KILLS * 30_000,
);
