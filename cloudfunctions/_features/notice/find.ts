import { businessDateAt, type BusinessDate, type DayBoundary } from '#shared/kernel/businessdate';
import {
  noticeOfChange,
  noticeOfPickup,
  noticeOfReminder,
  noticeOfTierChange,
  noticeOfTierEnding,
  noticesOfExpiry,
} from '#shared/notice/facts';
import type { MemberId } from '#shared/kernel/ids';
import type { Notice, NoticeRules, NoticeTemplate } from '#shared/notice/model';
import type { Account, LedgerEntry } from '#shared/points/model';
import type { TierRules } from '#shared/tier/model';
import type { Call } from '../../_kit/action';
import type { AccountForChange } from '../../_ledger/account-read';
import { findAccountsOf } from '../../_ledger/accounts';
import { listEntries } from '../../_ledger/entries';
import { noticeRulesInForce, programmeInForce, tierRulesInForce } from '../../_ledger/rulebook';
import { walkChangedAccounts } from '../../_ledger/walks/walk';
import { findWaitingOrders } from '../../_orders/lists';
import { findOpenQuotas, listOpenQuotas, type Quota } from './quota/repository';
import { addNotices, findWalkOfToday, saveWalkOfToday } from './repository';

const batch = 100;
/** Bounds one run well inside the function's time limit; the next run goes on from there. */
const batchesPerRun = 20;
/** More entries of one member than anybody makes between two runs. */
const entriesRead = 50;

interface Finding {
  readonly rules: NoticeRules;
  /** Null in a shop without tiers. */
  readonly tierRules: TierRules | null;
  readonly today: BusinessDate;
  readonly when: { readonly nowMs: number; readonly boundary: DayBoundary };
}

/**
 * Finds what members should hear of and puts it into the outbox. Nothing is written when points move:
 * what a run misses, the next one finds again, and what is found twice is there once. Only members
 * who agreed to a message are looked at.
 */
export async function findNotices(call: Call): Promise<{ found: number }> {
  const [rule, programme, tierRule] = await Promise.all([
    noticeRulesInForce(call),
    programmeInForce(call),
    tierRulesInForce(call),
  ]);
  if (!rule) return { found: 0 };
  const { dayBoundary: boundary } = programme.body;
  const finding: Finding = {
    rules: rule.body,
    tierRules: tierRule?.body ?? null,
    today: businessDateAt(call.nowMs, boundary),
    when: { nowMs: call.nowMs, boundary },
  };
  let found = await findWhatTodayBrings(call, finding);
  await walkChangedAccounts(call, 'find-notices', async (accounts) => {
    found += await addNotices(call, await changesOf(call, finding, accounts));
  });
  return { found };
}

/** Reminders and warnings: once a date over all members who agreed to one. */
async function findWhatTodayBrings(call: Call, finding: Finding): Promise<number> {
  const { today } = finding;
  const standing = await findWalkOfToday(call);
  let walk = standing?.date === today ? standing : { date: today, afterId: '', isDone: false };
  let found = 0;
  for (let run = 0; run < batchesPerRun && !walk.isDone; run += 1) {
    const quotas = await listOpenQuotas(call, walk.afterId, batch);
    const notices = [
      ...remindersOf(quotas, finding),
      ...(await warningsOf(call, quotas, finding)),
      ...(await pickupsOf(call, quotas, finding)),
    ];
    found += await addNotices(call, notices);
    const afterId = quotas.at(-1)?._id ?? walk.afterId;
    walk = { date: today, afterId, isDone: quotas.length < batch };
    await saveWalkOfToday(call, walk);
  }
  return found;
}

function remindersOf(quotas: readonly Quota[], { rules, today, when }: Finding): Notice[] {
  return quotas
    .filter(({ template, remindsOn }) => template === 'checkin_reminder' && remindsOn === today)
    .map(({ memberId }) => noticeOfReminder(memberId, today, rules, when));
}

async function warningsOf(
  call: Call,
  quotas: readonly Quota[],
  { rules, tierRules, today, when }: Finding,
): Promise<Notice[]> {
  const expiring = agreedTo(quotas, 'points_expiring');
  const ending = agreedTo(quotas, 'tier_ending');
  const memberIds = [...new Set([...expiring, ...ending])];
  if (memberIds.length === 0) return [];
  const accounts = await findAccountsOf(call, memberIds);
  return accounts.flatMap((account) => {
    const { memberId, lots } = account;
    const tier =
      tierRules && ending.has(memberId)
        ? noticeOfTierEnding(account, tierRules, today, when)
        : null;
    return [
      ...(expiring.has(memberId) ? noticesOfExpiry(memberId, lots, rules, today, when) : []),
      ...(tier ? [tier] : []),
    ];
  });
}

function agreedTo(quotas: readonly Quota[], wanted: NoticeTemplate): Set<MemberId> {
  const agreed = quotas.filter(({ template }) => template === wanted);
  return new Set(agreed.map(({ memberId }) => memberId));
}

async function pickupsOf(
  call: Call,
  quotas: readonly Quota[],
  { today, when }: Finding,
): Promise<Notice[]> {
  const waiting = await findWaitingOrders(call, [...agreedTo(quotas, 'pickup_due')]);
  return waiting.flatMap((order) => noticeOfPickup(order, today, when) ?? []);
}

async function changesOf(
  call: Call,
  { rules, when }: Finding,
  changed: readonly AccountForChange[],
): Promise<Notice[]> {
  if (changed.length === 0) return [];
  const memberIds = changed.map(({ account }) => account.memberId);
  const quotas = await findOpenQuotas(call, ['points_changed', 'tier_changed'], memberIds);
  const notices: Notice[] = [];
  for (const { memberId, template, acceptedAtMs } of quotas) {
    const account = changed.find((one) => one.account.memberId === memberId)?.account;
    if (!account) continue;
    const entries = await entriesSince(call, account, acceptedAtMs);
    const told = (entry: LedgerEntry): Notice | null =>
      template === 'tier_changed'
        ? noticeOfTierChange(entry, when)
        : noticeOfChange(entry, rules, when);
    notices.push(...entries.flatMap((entry) => told(entry) ?? []));
  }
  return notices;
}

/**
 * The entries since the member agreed: what came before, the app itself has shown. The account keeps
 * the newest; the ledger is asked only where these do not reach back far enough.
 */
async function entriesSince(call: Call, account: Account, fromMs: number): Promise<LedgerEntry[]> {
  const { memberId, recentEntries } = account;
  const oldest = recentEntries.at(-1);
  const isCut = oldest !== undefined && oldest.seq > 1 && oldest.atMs >= fromMs;
  const older = isCut
    ? await listEntries(call, {
        memberId,
        direction: 'all',
        beforeSeq: oldest.seq,
        limit: entriesRead,
      })
    : [];
  return [...recentEntries, ...older].filter(({ atMs }) => atMs >= fromMs);
}
