import { post } from '#shared/points/chain';
import type { Account, LedgerEntry, Posting } from '#shared/points/model';
import { settlementsDue } from '#shared/points/settle';
import { tierGiftEndPosting } from '#shared/tier/gift';
import { tierPosting } from '#shared/tier/posting';
import type { Call } from '../_kit/action';
import type { PostingContext } from './context';

/** An account as it will be, and the entries that lead to it, oldest first. */
export interface Batch {
  readonly account: Account;
  readonly entries: readonly LedgerEntry[];
}

/** The account with everything posted that time has made due, in the order it fell due. */
export function settle(call: Call, context: PostingContext, account: Account): Batch {
  const due = settlementsDue(account.memberId, account, context);
  const settled = due.reduce<Batch>(
    (batch, { entryId, kind, holdings, steps }) =>
      append(call, context, batch, {
        entryId,
        kind,
        holdings,
        businessDate: context.today,
        atMs: call.nowMs,
        requestId: call.requestId,
        explanation: { rule: null, steps },
      }),
    { account, entries: [] },
  );
  return withTier(call, context, settled);
}

/** Adds the changes of tier that have become due: a term or a gift has ended, or growth has earned a higher one. */
export function withTier(
  call: Call,
  context: PostingContext,
  batch: Batch,
  isReversal = false,
): Batch {
  const { tierRule: rule, today } = context;
  if (!rule) return batch;
  const { nowMs: atMs, requestId } = call;
  const moment = { rule, today, atMs, requestId, isReversal };
  const posting = tierPosting(batch.account, moment) ?? tierGiftEndPosting(batch.account, moment);
  return posting ? withTier(call, context, append(call, context, batch, posting)) : batch;
}

/** One posting more. */
export function append(
  { ports: { sha256 } }: Call,
  { dayBoundary }: PostingContext,
  { account, entries }: Batch,
  posting: Posting,
): Batch {
  const next = post(account, posting, { sha256, dayBoundary });
  return { account: next.account, entries: [...entries, next.entry] };
}
