import { setTimeout as pause } from 'node:timers/promises';
import type { ReplyOf } from '#shared/api';
import type { Desk, Person } from './desk';

/** Does one thing after another for as long as it is called. */
export type Actor = (desk: Desk, turn: number) => Promise<void>;

const storeId = 'zongdian';
const joinersOfTeam = 4;

async function checkIn(desk: Desk): Promise<void> {
  await desk.ask(await desk.newcomer(), 'checkin.perform', {});
}

async function redeem(desk: Desk, turn: number): Promise<void> {
  const person = await desk.newcomer();
  const order = await desk.ask(person, 'mall.redeem', { itemId: 'race-item', quantity: 1 });
  if (turn % 2 === 0) await desk.ask(person, 'mall.cancelOrder', { orderId: order.orderId });
}

async function buyTogether(desk: Desk): Promise<void> {
  const leader = await desk.newcomer();
  const seat = await desk.ask(leader, 'groupbuy.openTeam', { campaignId: 'race-group' });
  await payFor(desk, leader, seat);
  const joiners = Array.from({ length: joinersOfTeam }, async () => {
    const joiner = await desk.newcomer();
    const joined = await desk.ask(joiner, 'groupbuy.joinTeam', { teamId: seat.teamId });
    await payFor(desk, joiner, joined);
  });
  // All of them end before this does: none is left running into the next start.
  const ends = await Promise.allSettled(joiners);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function payFor(
  desk: Desk,
  by: Person,
  { payment }: ReplyOf<'groupbuy.joinTeam'>,
): Promise<void> {
  await desk.pay(by, payment);
  await desk.ask(by, 'payment.check', { outTradeNo: payment.outTradeNo });
}

/** Fewer than a clerk may take back in a day, which lasts as long as the test. */
const undosInAll = 40;

/** A clerk's till: scan, record the bill, and take every third back, as often as a clerk may. */
export function till(clerk: Person): Actor {
  let undone = 0;
  return async (desk, turn) => {
    const { code } = await desk.ask(await desk.newcomer(), 'member.issueCode', {});
    const { scanId } = await desk.ask(clerk, 'store.scan', { code, storeId });
    const billNumber = `B${String(desk.asked.length)}`;
    const bill = { scanId, billNumber, amountFen: 1_000 };
    const { entryId } = await desk.ask(clerk, 'store.recordPurchase', bill);
    if (turn % 3 !== 0 || undone >= undosInAll) return;
    undone += 1;
    await desk.ask(clerk, 'store.undo', { entryId, reason: '录错了' });
  };
}

const jobs = ['sweep-orders', 'attend-teams', 'reconcile-payments', 'finish-till', 'settle-stock'];

/** Sweepers run beside the people, and are killed with them. */
async function sweep({ product }: Desk, turn: number): Promise<void> {
  await product.post(`/dev/jobs/${jobs[turn % jobs.length] ?? ''}`, {});
  await pause(50);
}

export const members: readonly Actor[] = [
  ...[checkIn, checkIn, redeem, redeem],
  ...[buyTogether, buyTogether, sweep],
];

/** By the owner whom the shop starts with. */
export async function hire(desk: Desk, count: number): Promise<Person[]> {
  const owner = await desk.login('demo-owner');
  const invitation = { name: '小周', role: 'clerk' as const, storeIds: [storeId] };
  const clerks: Person[] = [];
  while (clerks.length < count) {
    const clerk = await desk.newcomer();
    const { inviteCode } = await desk.ask(owner, 'store.inviteStaff', invitation);
    await desk.ask(clerk, 'store.acceptInvite', { inviteCode });
    clerks.push(clerk);
  }
  return clerks;
}
