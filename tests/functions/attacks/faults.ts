import type { Answer } from './list';

const at =
  (folder: string) =>
  (name: string, title: string): Answer => ({
    by: 'test',
    file: `tests/${folder}/${name}.test.ts`,
    title,
  });
const rules = at('rules');
const functions = at('functions');
const attacks = at('functions/attacks');
const proof = at('proof');
const journey = at('e2e');

/**
 * Mistakes that programmes like this one have been known to make, in our words, and the test that would
 * fail if this one made them.
 */
export const faults: Readonly<Record<string, readonly [what: string, ...answers: Answer[]][]>> = {
  'check-in': [
    [
      'two taps both find that today is open, and both are paid',
      functions(
        'checkin/checkin',
        'lets fifty members tapping five times each have exactly one grant each',
      ),
    ],
    [
      'a bonus counts the days before today’s is written, and comes a day late or never',
      rules(
        'checkin/checkin',
        'pays a cumulative step on the very day it is reached, today counted',
      ),
      rules('checkin/checkin', 'counts a week that spans two months as one'),
    ],
    [
      'the calendar and the payment go by different settings',
      rules('checkin/checkin', 'promises what the check-in will pay, day by day'),
      functions('checkin/checkin', 'shows the month, the streak and what each coming day pays'),
    ],
    [
      'a cycle that begins anew wipes the streak, so that twenty days are never reached',
      rules(
        'checkin/checkin',
        'counts the days in a row from Monday in a weekly cycle, the streak itself running on',
      ),
    ],
    [
      'a bonus takes the place of the daily points',
      rules('checkin/checkin', 'explains day twenty as base and bonus'),
    ],
    [
      'no rules are set up, and the page breaks',
      functions('checkin/checkin', 'is closed, in so many words, before any rule is published'),
    ],
    [
      'the day is that of the machine',
      proof('zones', 'the shop’s days are the same on a host in %s'),
      functions('checkin/checkin', 'changes the date at midnight in Shanghai, to the millisecond'),
    ],
    [
      'new rules rewrite old streaks',
      rules(
        'checkin/checkin',
        'never rewrites a streak: the next day counts on under the new rule',
      ),
    ],
    [
      'a day made up fires a bonus that was paid already',
      rules('checkin/makeup', 'fires no bonus, and the streak’s next bonus comes on its own day'),
    ],
  ],
  points: [
    [
      'a balance is written from a copy, over what happened meanwhile',
      functions('mall/race', 'twenty redemptions of one member at once are all paid'),
      proof(
        'schedules',
        'come to what the rules say, in whatever order their database calls go out',
      ),
    ],
    [
      'pending points lie in the balance, and every caller has to think of it',
      functions(
        'store/till/purchase',
        'gives a point for a yuan, pending for the days in which goods come back',
      ),
      rules('points/operations', 'become spendable on their date'),
    ],
    [
      'too few points are noted in a log, and the purchase goes on',
      functions(
        'store/debit/debit',
        'are never more than there are, with two proposals side by side',
      ),
      functions('mall/race', 'two of one member at once, with the points for one'),
    ],
    [
      'more points than are needed refuse the whole order',
      functions(
        'store/debit/debit',
        'are the most that helps, whole units, or what was asked for and no more',
      ),
    ],
    [
      'points used are kept nowhere, so that nothing brings them back',
      functions('store/undo/undo', 'a use of points is given back to the very lots'),
      functions('mall/cancel', 'brings points back to their very lots, and the stock'),
    ],
    [
      'negative points are taken as a gift',
      functions('store/till/hostile', '%s in %s is an invalid request'),
      attacks('requests', 'takes no number that is none of its own (15)'),
    ],
    [
      'a discount without points taken',
      functions(
        'store/debit/debit',
        'are held while the member is asked, and taken when the member says yes',
      ),
    ],
    [
      'who has spent the gift keeps it after the refund',
      rules('points/operations', 'and what is owed is paid off by what is earned next'),
    ],
    [
      'parts of a refund come to more than the whole, or the first part bars the others',
      rules('points/operations', 'in thirds, exactly, and never a fourth time'),
    ],
    [
      'the record says one sum and the balance another',
      functions('jobs/reconcile', 'names the member and the fault: %s'),
    ],
    [
      'points expire only if somebody remembers to run a job',
      functions('points/settle', 'are taken when the member comes, before anything else is shown'),
      functions('points/settle', 'are taken by the timer from members who do not come, once'),
    ],
    [
      'an expired lot is given back into the past',
      rules('points/operations', 'as a lot of grace where the lot has expired'),
    ],
  ],
  mall: [
    [
      'stock is looked at, then lowered without a condition',
      functions('mall/race', 'two hundred members at once for a stock of one hundred'),
      functions('orders', 'is taken by as many as there are, at the same instant, and by no more'),
    ],
    [
      'a limit is counted before the order, or for each order alone',
      functions('mall/mall', 'of one let one of twenty at once through'),
    ],
    [
      'a set of several passes a limit that its first piece did not',
      functions('orders', 'says what is left when more is wanted'),
    ],
    [
      'nothing can be redeemed without an address',
      functions(
        'mall/mall',
        'takes points and stock, and gives an order with a code to collect it',
      ),
    ],
    [
      'nothing can be cancelled, or cancelling brings nothing back',
      functions('mall/cancel', 'brings points back to their very lots, and the stock'),
    ],
    [
      'cancelling after the deadline, or twice, gives twice',
      functions('mall/cancel', 'happens once, however often and whenever it is asked again'),
    ],
  ],
  'group-buy': [
    [
      'every refund of a failed team names the leader’s order',
      journey('groupbuy/restarts.e2e', 'three refunds through ten sweeps and ten restarts'),
      functions(
        'groupbuy/messages',
        'gives the money back once where the team has failed meanwhile',
      ),
    ],
    [
      'a full team takes money, and one too many leaves it open for ever',
      functions(
        'groupbuy/groupbuy',
        'turns the fourth away before paying, with other teams to choose',
      ),
      functions('groupbuy/race', 'in a thousand orders of their database calls: one has it'),
    ],
    [
      'paid, and without a seat',
      functions(
        'groupbuy/race',
        '%s, in every order: a seat or the money back, never both, never neither',
      ),
    ],
    [
      'a leader who leaves takes the team along',
      functions(
        'groupbuy/groupbuy',
        'of a leader makes the next seat lead, with the original deadline',
      ),
      functions('groupbuy/groupbuy', 'of the only one ends the team'),
    ],
    [
      'a leader who leaves gives the team another deadline',
      functions(
        'groupbuy/groupbuy',
        'of a leader makes the next seat lead, with the original deadline',
      ),
    ],
    [
      'the money of one goes back, and the page still says success',
      functions(
        'groupbuy/shop',
        'takes one order back after the sale: its money, its points, and nobody else’s',
      ),
    ],
    [
      'word of a payment that comes too late is an error, and the money stays',
      functions(
        'groupbuy/groupbuy',
        'gives a lapsed seat to the next, and late money back in full, once',
      ),
      functions(
        'groupbuy/refusals',
        'beyond what a member may buy is refused, also over several teams',
      ),
    ],
    [
      'seats that are not paid yet do not count, refunds are only marked, timers live in memory',
      journey('groupbuy/restarts.e2e', 'three refunds through ten sweeps and ten restarts'),
      functions('groupbuy/race', 'of five hundred fills a hundred teams of five'),
    ],
    [
      'members are invented to fill a team',
      functions(
        'groupbuy/shop',
        'completes a short team openly: those in it have their goods, nobody is invented',
      ),
    ],
  ],
  store: [
    [
      'the same bill counts twice',
      functions(
        'store/till/purchase',
        'from two tills at once is credited once, and both hear the same',
      ),
      functions(
        'store/undo/undo',
        'sent again from a queue after the undo is answered, or refused, but not credited',
      ),
    ],
    [
      'one bill counts for two members',
      functions('store/till/purchase', 'for two members at once goes to one of them'),
    ],
    [
      'gift cards earn, and what they buy earns again',
      functions(
        'store/till/purchase',
        'leaves excluded lines out, and is refused for lines that exceed the bill',
      ),
    ],
    [
      'what points have paid earns points',
      functions(
        'store/debit/payable',
        'earns on what they left to pay when the full amount is recorded, and says so',
      ),
      functions(
        'store/debit/payable',
        'earns no more for another member, nor for one who claims it',
      ),
    ],
    [
      'points are rounded line by line, or up',
      functions(
        'store/till/purchase',
        'is recorded when it comes to no whole point, and the entry says so',
      ),
    ],
    [
      'the code of a member never changes, so a photograph is a card',
      functions('store/scan/scan', 'is refused as a screenshot once the phone shows the next one'),
    ],
    [
      'thirty seconds that are hours, by a unit mistaken',
      functions('store/scan/scan', 'is judged to the millisecond: %s'),
    ],
    [
      'a changing code that the shop’s own scanner refuses',
      functions(
        'store/scan/scan',
        'gives the card of the member, masked, and a session of the clerk in the store',
      ),
      functions(
        'store/scan/scan',
        'has a successor fetched ahead that carries a phone without network over a minute',
      ),
    ],
    [
      'a voucher is looked at, then marked, and handed out twice',
      functions('store/pickup/pickup', 'shown at two counters at once is handed out at one'),
    ],
    [
      'a clerk of any store hands it out, and the order becomes that store’s',
      functions('store/pickup/pickup', 'is good in its own stores only'),
      attacks('foreign', 'does nothing with what is another’s, and is refused by name (3, 5)'),
    ],
    [
      'codes so short that two are the same',
      rules('order/order', 'is sixteen characters that are not taken for one another'),
    ],
    [
      'who took it already is not said',
      functions(
        'store/pickup/pickup',
        'hands the thing out once, and says by whom, where and when afterwards',
      ),
    ],
  ],
};
