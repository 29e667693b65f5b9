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
import { debitEntryIds, type WantedDebit } from '#shared/store/debit/rules';
import type { Bill } from '#shared/store/purchase/model';
import { billKeyOf, billTaken, standingRound } from '#shared/store/purchase/rules';
import type { WriteRefusal } from '../../../_kit/action';
import { postToAccount } from '../../../_ledger/post';
import { storeRulesInForce } from '../../../_ledger/rulebook';
import type { StaffCall } from '../../../_staff/action';
import { roundsBeside } from '../purchase/repository';

/** A debit before the account has said how many points it takes. */
type DebitDraft = Omit<Debit, 'points' | 'worthFen' | 'state' | 'passesBy' | 'expiresAtMs'>;

type Refused = ProposeDebitRefusal | WriteRefusal;

/**
 * Sets the points of a debit aside: the most that help, or what was asked for, until the member has to
 * have answered. Repeated, it meets its own hold.
 */
export async function holdForDebit(
  call: StaffCall,
  wanted: WantedDebit,
  draft: DebitDraft,
): Promise<Result<Debit, Refused>> {
  const { debit: rules } = (await storeRulesInForce(call)).body;
  const untilMs = call.nowMs + rules.answerSeconds * 1000;
  const holdEntryId = debitEntryIds(draft).hold as EntryId;
  const debitOf = ({ points, worthFen }: CashOffer, expiresAtMs: number): Debit => ({
    ...draft,
    ...{ points, worthFen, expiresAtMs },
    state: 'proposed',
    passesBy: worthFen <= rules.freeFen ? 'code' : 'member',
  });

  return postToAccount<Debit, Refused>(
    call,
    { memberId: draft.memberId, openid: null },
    (account, { today, pointsRule }, standing, beside) => {
      if (standing) return standingHold(standing, account, draft, debitOf);
      const recorded = standingRound(beside as readonly Bill[]);
      if (recorded) return refuse(billTaken(recorded));
      const offer = offerOf(account, wanted, pointsRule.body.cash);
      if (!offer.ok) return offer;
      const { points, worthFen } = offer.value;
      if (points === 0) return refuse({ code: 'store.debit_nothing' });
      const held = hold(account, { holdId: draft.debitId, points, untilMs });
      if (!held.ok) throw new Error(`${draft.debitId}: an offer of more than there is`);
      const { storeId, storeName, billNumber, billFen } = draft;
      const askedPoints = draft.askedPoints ?? 0;
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
        reply: () => debitOf(offer.value, untilMs),
      });
    },
    holdEntryId,
    roundsBeside(billKeyOf(draft.storeId, draft.businessDate, draft.billNumber)),
  );
}

function offerOf(
  { availablePoints }: Account,
  { billFen: amountFen, hasCoupon, askedPoints }: WantedDebit,
  cash: CashRules | null,
): Result<CashOffer, CashRefusal> {
  const bill = { amountFen, hasCoupon };
  return askedPoints === null
    ? bestCashOffer(bill, availablePoints, cash)
    : decideCashUse(bill, askedPoints, availablePoints, cash);
}

/**
 * The hold of a function that died before it could ask the member, or of a twin. Held for the same
 * bill it serves; held for another sum, it has to lapse first.
 */
function standingHold(
  { explanation }: LedgerEntry,
  { holds }: Account,
  draft: DebitDraft,
  debitOf: (offer: CashOffer, expiresAtMs: number) => Debit,
): Result<{ answered: Debit }, Refused> {
  const facts = explanation.steps[0]?.facts ?? {};
  const expiresAtMs = Number(facts['untilMs']);
  const isSame =
    facts['billFen'] === draft.billFen && facts['askedPoints'] === (draft.askedPoints ?? 0);
  if (!isSame && holds.some(({ holdId }) => holdId === draft.debitId)) {
    return refuse({ code: 'store.debit_open', expiresAtMs });
  }
  const offer = { points: facts['points'], worthFen: facts['worthFen'] } as unknown as CashOffer;
  return accept({ answered: debitOf(offer, expiresAtMs) });
}
