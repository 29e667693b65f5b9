/** Where an attack is answered: by the generated matrix here, or by a test of the feature it is against. */
export type Answer =
  | { readonly by: 'matrix'; readonly file: string }
  | { readonly by: 'test'; readonly file: string; readonly title: string }
  /** The feature does not exist, so nothing can be attacked. */
  | { readonly by: 'nothing to attack'; readonly why: string }
  /** Not answered: what is missing. */
  | { readonly by: 'open'; readonly missing: string };

const test = (file: string, title: string): Answer => ({ by: 'test', file, title });
const requests = { by: 'matrix', file: 'tests/functions/attacks/requests.test.ts' } as const;
const staff = { by: 'matrix', file: 'tests/functions/attacks/staff.test.ts' } as const;
const texts = { by: 'matrix', file: 'tests/functions/attacks/texts.test.ts' } as const;
const foreign = { by: 'matrix', file: 'tests/functions/attacks/foreign.test.ts' } as const;
const roles = test(
  'tests/functions/attacks/roles.test.ts',
  'changes something through these actions and no other',
);
const platform = { by: 'matrix', file: 'tests/functions/attacks/platform.test.ts' } as const;
const functions = (name: string, title: string): Answer =>
  test(`tests/functions/${name}.test.ts`, title);

/** The attacks this product has to stand, by number. */
export const attacks: Readonly<Record<number, readonly [what: string, ...answers: Answer[]]>> = {
  1: ['an openid in the event', requests, platform],
  2: ['the member id of another', requests],
  3: [
    'an order, team, payment, scan or debit of another',
    foreign,
    functions('mall/refusals', 'is neither seen nor cancelled'),
    functions(
      'payment/refund',
      'gives nothing back that was not paid, and nothing for another order',
    ),
  ],
  4: ['a clerk’s call of a manager’s action', staff, roles],
  5: ['a clerk of one store in another', staff, foreign],
  6: ['a dismissed clerk with an old session', staff],
  7: ['a role that changed a moment ago', staff],
  8: ['an operator’s action called by name', requests, staff],
  9: ['a forged timer', requests],
  10: ['a call of another function without a person', requests],
  11: ['an HTTP call without a person', requests],
  12: [
    'reading and writing collections from a client',
    test('tests/support/deploy.test.ts', 'every collection is closed to clients, each time'),
    test('tests/weapp/package.test.ts', 'no screen has a database, a file or a secret of the shop'),
  ],
  13: [
    'a secret in a reply, a log or what is shipped',
    staff,
    foreign,
    functions('member/member', 'carries no openid'),
    test('tests/weapp/package.test.ts', 'runs text as code or carries a secret'),
  ],
  14: [
    'odd spellings of a name or a path',
    requests,
    test('tests/localcloud/host/gateway.test.ts', 'jobs and unknown functions cannot be called'),
  ],
  15: ['numbers that are none', requests],
  16: ['keys that reach a prototype', requests],
  17: ['database commands where a text belongs', requests],
  18: [
    'a pattern that takes for ever',
    texts,
    functions('mall/refusals', 'a search is a text, never a pattern'),
  ],
  19: ['ten megabytes, ten thousand elements, a thousand levels', requests],
  20: ['fields that nobody asked for', requests],
  21: [
    'characters that hide and reorder',
    texts,
    staff,
    functions('member/member', 'refuses %p and writes nothing'),
  ],
  22: [
    'script in notes of the back office',
    test('tests/weapp/package.test.ts', 'no screen has a database, a file or a secret of the shop'),
  ],
  23: [
    'a formula in an export',
    functions(
      'points/statement',
      'opens in a spreadsheet: a mark for UTF-8, quoted cells, no formulas',
    ),
  ],
  24: ['dates that are none', requests],
  25: ['page sizes and cursors that are none', requests],
  26: [
    'an upload to another path',
    functions(
      'member/member',
      'takes a picture from the member’s own folder by its plain name, and nothing like it',
    ),
  ],
  27: [
    'a cent for goods of a hundred yuan',
    functions('payment/notification', 'leaves nothing but a log line'),
  ],
  28: [
    'a notification with another amount, payer or shop',
    functions('payment/notification', 'leaves nothing but a log line'),
  ],
  29: [
    'a notification that WeChat did not sign',
    functions('payment/notification', 'with %s is not WeChat’s'),
  ],
  30: [
    'a notification for an order that is unknown or closed',
    functions('payment/notification', 'is heard of when the payment was closed a day ago'),
  ],
  31: [
    'the same notification at once',
    functions(
      'payment/notification',
      'counts once when it is replayed, at once or five at the same time',
    ),
  ],
  32: [
    'a refund twice, too large, or of another',
    functions('payment/refund', 'never gives back more than was paid, however many ask at once'),
  ],
  33: [
    'a price that changes between order and payment',
    functions('payment/payment', 'does not let one order be paid for another price'),
    functions('mall/mall', 'keeps a dear price for who ordered before it rose'),
  ],
  34: ['one coupon in two orders', { by: 'nothing to attack', why: 'There are no coupons.' }],
  35: [
    'collecting what was cancelled',
    functions(
      'mall/cancel',
      'is refused after a pick-up, and a pick-up after cancelling, each by name',
    ),
  ],
  36: [
    'cancelling while paying',
    functions('payment/payment', 'says so where the money was faster'),
  ],
  37: [
    'joining a team that is full, over, or one’s own',
    functions('groupbuy/groupbuy', 'turns the fourth away before paying'),
    functions('groupbuy/refusals', 'is refused by name, with nothing written'),
    functions('groupbuy/race', 'of twenty requests of one member into twenty teams'),
  ],
  38: [
    'the last seat twice',
    functions('groupbuy/race', 'in a thousand orders of their database calls: one has it'),
  ],
  39: [
    'the same request id with other input',
    test(
      'tests/functions/attacks/reuse.test.ts',
      'a day made up is not another day under the same request',
    ),
    staff,
    functions('mall/mall', 'refuses the same request id with other input'),
  ],
  40: [
    'the same check-in fifty times',
    functions(
      'checkin/checkin',
      'lets fifty members tapping five times each have exactly one grant each',
    ),
    functions('checkin/checkin', 'changes the date at midnight in Shanghai, to the millisecond'),
  ],
  41: [
    'making up a day to come, or a checked one',
    functions('points/settle', 'is refused for %s'),
  ],
  42: [
    'points about to expire, spent twice',
    functions('mall/race', 'twenty redemptions of one member at once are all paid'),
    functions('points/settle', 'are taken once by ten readers at the same instant'),
  ],
  43: [
    'a bonus spent, the principal refunded',
    { by: 'nothing to attack', why: 'There is no stored value.' },
  ],
  44: [
    'a member code again, late, as a screenshot, elsewhere, at two tills',
    functions('store/scan/scan', 'have one winner in each of 1,000 races, and one row for it'),
    functions('store/scan/scan', 'is judged to the millisecond: %s'),
    functions('store/scan/scan', 'is refused as a screenshot once the phone shows the next one'),
    functions(
      'store/scan/scan',
      'cannot be put to another purpose, nor can other codes stand for it',
    ),
  ],
  45: [
    'a million guessed codes',
    functions(
      'store/scan/guessing',
      'reaches the codes ten times in ten minutes, and is in nobody’s way',
    ),
    functions(
      'store/scan/guessing',
      'is over after ten wrong ones: no further guess reaches the codes at all',
    ),
    functions(
      'store/scan/guessing',
      'would find none in 1,000,000 tries among a thousand live codes',
    ),
  ],
  46: [
    'inviting oneself, rings of invitations',
    {
      by: 'nothing to attack',
      why: 'Inviting friends pays nothing yet; joining by a code gives no points.',
    },
  ],
  47: [
    'a hundred requests a second by one member',
    functions('kit/pace', 'are refused by name without a database call, while others go on'),
    functions(
      'kit/pace',
      'is never in the way of a hand, and bounds a script to five a second for good',
    ),
  ],
  48: [
    'staff and their own account, a large sum in small parts',
    staff,
    functions('store/till/grant', 'wait for a second word above it, also in small parts'),
    functions('store/undo/late', 'small parts of a large sum wait like the whole'),
    functions(
      'store/undo/late',
      'is not given by whose points they are, who cannot ask for it either',
    ),
  ],
};
