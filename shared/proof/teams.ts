import type { Seat, Team } from '../groupbuy/model';
import type { Order } from '../order/model';
import { standingRefunds } from '../payment/failed';
import type { Payment } from '../payment/model';
import type { Breach, Invariant, Shop } from './model';
import { documentsOf } from './shop';

const taking = (seat: Seat): boolean => seat.state === 'held' || seat.state === 'paid';
const isPaid = (seat: Seat): boolean => seat.state === 'paid';

export const teamInvariants: readonly Invariant[] = [
  {
    number: 22,
    says: 'a team has no more members than seats, each once, and counts them right',
    needs: ['groupbuy_teams'],
    *breaches(shop) {
      for (const { teamId, terms, seats, seatsLeft, paidSeats } of teamsOf(shop)) {
        const taken = seats.filter(taking);
        const members = new Set(taken.map(({ memberId }) => memberId));
        if (taken.length > terms.teamSize) yield { of: teamId, what: 'too many seats' };
        if (members.size !== taken.length) yield { of: teamId, what: 'a member twice' };
        if (seatsLeft < 0) yield { of: teamId, what: `${String(seatsLeft)} seats left` };
        if (paidSeats !== seats.filter(isPaid).length) {
          yield { of: teamId, what: `counts ${String(paidSeats)} paid seats` };
        }
      }
    },
  },
  {
    number: 23,
    says: 'a team succeeds with all its seats paid; in a failed one every payment goes back once, in one that succeeded none for goods that were handed over or sent',
    needs: ['groupbuy_teams'],
    *breaches(shop) {
      const payments = documentsOf(shop.dump, 'payments') as Payment[];
      for (const team of teamsOf(shop)) {
        const { teamId, state, terms, seats, paidSeats, completedByShop } = team;
        const isWhole = paidSeats === terms.teamSize || completedByShop;
        if (state === 'full' && !isWhole) yield { of: teamId, what: 'full with seats unpaid' };
        if (state === 'succeeded') yield* paidBackUnasked(team, shop);
        if (state !== 'failed') continue;
        for (const { orderId, isSettled } of seats.filter((seat) => seat.paidAtMs !== null)) {
          const payment = payments.find(({ subject }) => subject.orderId === orderId);
          const back = refundedFen(payment);
          if (isSettled && payment && back !== payment.amountFen) {
            yield { of: orderId, what: `${String(back)} fen went back` };
          }
        }
      }
    },
  },
  {
    number: 24,
    says: 'no team is open past its deadline once the sweep has been',
    needs: ['groupbuy_teams'],
    *breaches(shop, { sweptAtMs }) {
      if (sweptAtMs === null) return;
      for (const { teamId, state, deadlineMs } of teamsOf(shop)) {
        if (state === 'open' && deadlineMs < sweptAtMs) yield { of: teamId, what: 'still open' };
      }
    },
  },
  {
    number: 25,
    says: 'money that comes too late for its seat goes back and takes none',
    needs: ['groupbuy_teams', 'payments'],
    *breaches(shop) {
      for (const { teamId, seats } of teamsOf(shop)) {
        for (const { orderId, state, reason } of seats) {
          if (reason === 'paid_late' && taking({ state } as Seat)) {
            yield { of: teamId, what: `${orderId} sits there all the same` };
          }
        }
      }
    },
  },
];

/** As not collected, though nobody ever found the goods left lying. */
function* paidBackUnasked({ seats }: Team, { dump }: Shop): Generator<Breach> {
  for (const { orderId } of seats.filter(({ reason }) => reason === 'not_collected')) {
    const orders = documentsOf(dump, 'orders') as Order[];
    const order = orders.find((one) => one.orderId === orderId);
    const wasLeft = order?.history.some(({ state }) => state === 'lapsed');
    if (order && !wasLeft) yield { of: orderId, what: 'went back as not collected' };
  }
}

function teamsOf({ dump }: Shop): Team[] {
  return documentsOf(dump, 'groupbuy_teams') as Team[];
}

function refundedFen(payment: Payment | undefined): number {
  return (payment ? standingRefunds(payment) : []).reduce(
    (sum, { amountFen }) => sum + amountFen,
    0,
  );
}
