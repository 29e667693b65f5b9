import type { Bill, BillState } from '#shared/store/purchase/model';
import type { Call, MemberCall } from '../../../_kit/action';
import { addDocument, findDocument, valuesOf, withoutId } from '../../../_kit/documents';
import type { Beside } from '../../../_ledger/account-read';
import { listMovedInto, moveOn } from '../moving/repository';

const collection = 'bills';

/** More rounds of one number than anybody undoes in a day. */
const roundsRead = 100;
/** How many of a store's bills say what is usual. */
const billsForUsual = 50;

export function addBill(call: Call, bill: Bill): Promise<'added' | 'exists'> {
  return addDocument(call.database, collection, { _id: bill.billId, ...bill });
}

export async function findBill(call: Call, billId: string): Promise<Bill | null> {
  const stored = await findDocument<Bill>(call.database, collection, billId);
  return stored && withoutId(stored);
}

/** Every round of a bill, the oldest first. */
export async function listRounds(call: Call, billKey: string): Promise<Bill[]> {
  return valuesOf<Bill>(
    call.database
      .collection(collection)
      .where({ billKey })
      .orderBy('round', 'asc')
      .limit(roundsRead)
      .get(),
  );
}

/** The same, and whatever bill this request of a member has asked for before, in one call. */
export async function listRoundsToClaim(
  call: MemberCall,
  billKey: string,
): Promise<{ readonly rounds: Bill[]; readonly claimed: Bill | null }> {
  const { memberId } = call.caller;
  const found = await valuesOf<Bill>(
    call.database
      .collection(collection)
      .where(
        call.database.command.or([{ billKey }, { memberId, 'claimed.requestId': call.requestId }]),
      )
      .orderBy('round', 'asc')
      .limit(roundsRead)
      .get(),
  );
  const isOwn = ({ claimed, ...bill }: Bill): boolean =>
    bill.memberId === memberId && claimed?.requestId === call.requestId;
  return {
    rounds: found.filter((bill) => bill.billKey === billKey),
    claimed: found.find(isOwn) ?? null,
  };
}

/** The same, in no order, to be read together with an account. */
export function roundsBeside(billKey: string): Beside {
  return { from: collection, foreignField: 'billKey', value: billKey };
}

/** Moves a bill on if it still stands as it was read. Gives false, and writes nothing, otherwise. */
export function moveBill(
  call: Call,
  billId: string,
  from: BillState,
  to: Pick<Bill, 'state'> & Partial<Bill>,
): Promise<boolean> {
  return moveOn<Bill>(call, collection, { _id: billId, state: from }, to);
}

/** What the last bills of a store came to, in fen. */
export async function listLastAmounts(call: Call, storeId: string): Promise<number[]> {
  const { data } = (await call.database
    .collection(collection)
    .where({ storeId })
    .orderBy('businessDate', 'desc')
    .field({ amountFen: true })
    .limit(billsForUsual)
    .get()) as { data: { amountFen: number }[] };
  return data.map(({ amountFen }) => amountFen);
}

/** Bills that have been on their way somewhere since an instant, the longest first. */
export function listBillsStuckSince(
  call: Call,
  state: BillState,
  atMs: number,
  limit: number,
): Promise<Bill[]> {
  const movedAtMs = call.database.command.lte(atMs);
  return listMovedInto<Bill>(call, collection, { state, movedAtMs }, limit);
}

/** Bills that came into a state since an instant, the oldest first. */
export function listBillsMovedSince(
  call: Call,
  state: BillState,
  atMs: number,
  limit: number,
): Promise<Bill[]> {
  const movedAtMs = call.database.command.gte(atMs);
  return listMovedInto<Bill>(call, collection, { state, movedAtMs }, limit);
}
