import { addDays, businessDateAt } from '#shared/kernel/businessdate';
import type { Order } from '#shared/order/model';
import type { LedgerEntry } from '#shared/points/model';
import { shanghaiMidnight } from '#shared/rules/defaults';
import type { Debit } from '#shared/store/debit/model';
import type { Grant } from '#shared/store/grant/model';
import type { UndoAsk } from '#shared/store/undo/model';
import type { Flow, World } from '../flow';

/** A bill is its number: whoever names it again names the same amount. */
const bills = { B1: 3_000, B2: 12_000, B3: 25_050, B4: 999, B5: 250_000 } as const;
const billNumbers = Object.keys(bills) as (keyof typeof bills)[];

function codeOf({ people, memberId }: World, id: string): string | null {
  return people.find((code) => memberId(code) === id) ?? null;
}

/** The word of the member whom a proposal concerns, given to one of the newest of them. */
function answerTo(world: World) {
  const debits = (world.dump['debits'] ?? []) as Debit[];
  if (debits.length === 0) return null;
  const { debitId, memberId } = world.draw.pick(debits.slice(-3));
  const by = codeOf(world, memberId);
  return by === null ? null : { by, data: { debitId } };
}

export const tillFlows: readonly Flow[] = [
  {
    action: 'store.recordPurchase',
    function: 'store',
    weight: 5,
    ask: ({ draw, nowMs, memory: { scans } }) => {
      if (scans.length === 0) return null;
      const { by, scanId } = draw.pick(scans.slice(-2));
      const billNumber = draw.pick(billNumbers);
      const amountFen = bills[billNumber];
      const bill = { billNumber, amountFen, confirmedUnusual: true, recordedAtMs: nowMs };
      return { by, data: { scanId, ...bill } };
    },
    lasting: (reply: { entryId: string; pointsAwarded: number }) => [
      reply.entryId,
      reply.pointsAwarded,
    ],
  },
  {
    action: 'store.recordBill',
    function: 'store',
    weight: 2,
    ask: ({ draw, nowMs }) => {
      const billNumber = draw.pick(billNumbers);
      const amountFen = bills[billNumber];
      const bill = { billNumber, amountFen, confirmedUnusual: true, recordedAtMs: nowMs };
      return { by: 'clerk', data: { storeId: 'zongdian', ...bill } };
    },
    // Nothing lasting: a till's queue is believed for a day, and later it is a bill of that day.
  },
  {
    action: 'store.claimPoints',
    function: 'member',
    weight: 2,
    ask: ({ draw, people, nowMs }) => {
      const billNumber = draw.pick(billNumbers);
      return {
        by: draw.pick(people),
        data: {
          storeId: 'zongdian',
          businessDate: businessDateAt(nowMs, shanghaiMidnight),
          billNumber,
          amountFen: bills[billNumber],
        },
      };
    },
    lasting: (reply: { entryId: string }) => reply.entryId,
  },
  {
    action: 'store.proposeDebit',
    function: 'store',
    weight: 3,
    ask: ({ draw, memory: { scans } }) => {
      if (scans.length === 0) return null;
      const { by, scanId } = draw.pick(scans.slice(-2));
      return { by, data: { scanId, billNumber: draw.pick(['D1', 'D2']), amountFen: 20_000 } };
    },
    lasting: (reply: { debitId: string }) => reply.debitId,
  },
  { action: 'store.confirmDebit', function: 'member', weight: 3, ask: answerTo },
  { action: 'store.declineDebit', function: 'member', weight: 1, ask: answerTo },
  {
    action: 'store.withdrawDebit',
    function: 'store',
    weight: 1,
    ask: ({ draw, dump }) => {
      const debits = (dump['debits'] ?? []) as Debit[];
      if (debits.length === 0) return null;
      const by = draw.chance(0.7) ? 'clerk' : 'manager';
      return { by, data: { debitId: draw.pick(debits.slice(-3)).debitId } };
    },
    lasting: (reply: { debitId: string; state: string }) => [reply.debitId, reply.state],
  },
  {
    action: 'store.undo',
    function: 'store',
    weight: 2,
    ask: ({ draw, dump }) => {
      const entries = (dump['ledger'] ?? []) as LedgerEntry[];
      const ids = entries
        .map(({ entryId }) => entryId)
        .filter((entryId) => /^(bill|capture):/.test(entryId));
      if (ids.length === 0) return null;
      const by = draw.chance(0.7) ? 'manager' : 'clerk';
      return { by, data: { entryId: draw.pick(ids), reason: '录错了' } };
    },
    lasting: (reply: { entryId: string; netPoints: number }) => [reply.entryId, reply.netPoints],
  },
  {
    action: 'store.grantPoints',
    function: 'store',
    weight: 2,
    ask: ({ draw, memory }) => {
      const own = memory.scans.filter(({ by }) => by === 'manager');
      if (own.length === 0) return null;
      const { by, scanId } = draw.pick(own.slice(-2));
      return { by, data: { scanId, points: draw.pick([5, 1_500, 6_000]), reason: '致歉' } };
    },
    lasting: (reply: { entryId: string }) => reply.entryId,
  },
  {
    action: 'store.giveTier',
    function: 'store',
    weight: 2,
    ask: ({ draw, memory, nowMs }) => {
      const own = memory.scans.filter(({ by }) => by === 'manager');
      if (own.length === 0) return null;
      const { by, scanId } = draw.pick(own.slice(-2));
      const until = addDays(businessDateAt(nowMs, shanghaiMidnight), draw.pick([0, 3, 40]));
      return {
        by,
        data: { scanId, tierCode: draw.pick(['cinnabar', 'gilt']), until, reason: '致歉' },
      };
    },
    lasting: (reply: { entryId: string; until: string }) => [reply.entryId, reply.until],
  },
  {
    action: 'store.decideApproval',
    function: 'store',
    weight: 2,
    ask: ({ draw, dump }) => {
      const grants = (dump['grants'] ?? []) as Grant[];
      const undos = (dump['undo_asks'] ?? []) as UndoAsk[];
      const waiting = [
        ...grants.filter(({ state }) => state === 'waiting').map(({ grantId }) => grantId),
        ...undos.filter(({ state }) => state === 'waiting').map(({ undoId }) => undoId),
      ];
      if (waiting.length === 0) return null;
      const by = draw.chance(0.8) ? 'owner' : 'manager';
      const data = { approve: draw.chance(0.7), reason: '核实过了' };
      return { by, data: { entryId: draw.pick(waiting), ...data } };
    },
  },
  {
    action: 'store.verifyPickup',
    function: 'store',
    weight: 3,
    ask: ({ draw, dump }) => {
      const ready = ((dump['orders'] ?? []) as Order[]).filter(({ state }) => state === 'ready');
      if (ready.length === 0) return null;
      const by = draw.pick(['clerk', 'manager']);
      return { by, data: { storeId: 'zongdian', code: draw.pick(ready).voucherCode } };
    },
    lasting: (reply: { orderId: string }) => reply.orderId,
  },
];
