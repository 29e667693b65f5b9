import { toPoints } from '#shared/kernel/amounts';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import {
  bestCashOffer,
  decideCashUse,
  type CashOffer,
  type CashRefusal,
} from '#shared/points/cash';
import type { Account, LedgerEntry } from '#shared/points/model';
import { hold } from '#shared/points/rules';
import type { CashRules } from '#shared/rules/model';
import type { ProposeDebitRefusal } from '#shared/store/debit/contract';
import type { Debit } from '#shared/store/debit/model';
import { debitEntryIds } from '#shared/store/debit/rules';
import type { Bill } from '#shared/store/purchase/model';
import { billKeyOf, billTaken, standingRound } from '#shared/store/purchase/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { postToAccount } from '../../../_ledger/post';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { roundsBeside } from '../purchase/repository';

/** What the account has said of a debit. */
export type HeldDebit = Pick<Debit, 'points' | 'worthFen' | 'passesBy'>;

type Refused = ProposeDebitRefusal | WriteRefusal;

/**
 * Sets the points of a debit aside: the most that help, or what was asked for, until the member has to
 * have answered. Repeated, it meets its own hold.
 */
export async function holdForDebit(
  call: StaffCall,
  reserved: Debit,
): Promise<Result<HeldDebit, Refused>> {
  const { debit: rules } = (await storeRulesInForce(call)).body;
  const holdEntryId = debitEntryIds(reserved).hold as EntryId;
  const heldOf = ({ points, worthFen }: CashOffer): HeldDebit => ({
    ...{ points, worthFen },
    passesBy: worthFen <= rules.freeFen ? 'code' : 'member',
  });

  return postToAccount<HeldDebit, Refused>(
    call,
    { memberId: reserved.memberId, openid: null },
    (account, { today, pointsRule }, standing, beside) => {
      if (standing) return accept({ answered: heldOf(offerHeld(standing)) });
      const recorded = standingRound(beside as readonly Bill[]);
      if (recorded) return refuse(billTaken(recorded));
      const offer = offerOf(account, reserved, pointsRule.body.cash);
      if (!offer.ok) return offer;
      const { points, worthFen } = offer.value;
      if (points === 0) return refuse({ code: 'store.debit_nothing' });
      const { debitId, storeId, storeName, billNumber, billFen, expiresAtMs: untilMs } = reserved;
      const held = hold(account, { holdId: debitId, points, untilMs });
      if (!held.ok) throw new Error(`${debitId}: an offer of more than there is`);
      const askedPoints = reserved.askedPoints ?? 0;
      const facts = {
        storeId,
        storeName,
        billNumber,
        billFen,
        worthFen,
        points,
        untilMs,
        askedPoints,
      };
      return accept({
        posting: {
          entryId: holdEntryId,
          kind: 'hold',
          holdings: held.value,
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: {
            rule: { name: 'points', version: pointsRule.version },
            steps: [{ code: 'debit.held', points: toPoints(0), facts }],
          },
        },
        reply: () => heldOf(offer.value),
      });
    },
    holdEntryId,
    roundsBeside(billKeyOf(reserved.storeId, reserved.businessDate, reserved.billNumber)),
  );
}

function offerOf(
  { availablePoints }: Account,
  { billFen: amountFen, hasCoupon, askedPoints }: Debit,
  cash: CashRules | null,
): Result<CashOffer, CashRefusal> {
  const bill = { amountFen, hasCoupon };
  return askedPoints === null
    ? bestCashOffer(bill, availablePoints, cash)
    : decideCashUse(bill, askedPoints, availablePoints, cash);
}

/** What a hold took that stands already: of a function that died before it could ask, or of a twin. */
function offerHeld({ explanation }: LedgerEntry): CashOffer {
  const { points, worthFen } = explanation.steps[0]?.facts ?? {};
  return { points, worthFen } as unknown as CashOffer;
}
