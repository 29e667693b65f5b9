import type {
  GetCheckinCalendarRefusal,
  GetCheckinCalendarReply,
  PerformCheckinRefusal,
  PerformCheckinReply,
} from '#shared/checkin/contract';
import { checkedDaysIn } from '#shared/checkin/calendar';
import type { CheckinState } from '#shared/checkin/model';
import { comingRewards } from '#shared/checkin/outlook';
import { makeUpOffer } from '#shared/checkin/makeup';
import { decideCheckin } from '#shared/checkin/rules';
import { lastDateOf, lengthOf, runWith } from '#shared/checkin/runs';
import { checkinStatusOn } from '#shared/checkin/status';
import {
  addMonths,
  businessDateAt,
  dateInMonth,
  daysBetween,
  daysInMonth,
  monthOf,
  type BusinessDate,
  type BusinessMonth,
} from '#shared/kernel/businessdate';
import type { EntryId } from '#shared/kernel/ids';
import { accept, refuse, type Result } from '#shared/kernel/result';
import { expiresOnFor } from '#shared/points/expiry';
import type { Account, LedgerEntry } from '#shared/points/model';
import { earn, netPointsOf } from '#shared/points/rules';
import { growthOfCheckin } from '#shared/tier/growth';
import { checkinTimesOn } from '#shared/tier/rules';
import type { MemberCall, WriteRefusal } from '../../_kit/action';
import { findAccount } from '../../_ledger/accounts';
import { listEntryDates } from '../../_ledger/entries';
import { postToAccount, type Decision } from '../../_ledger/post';
import { register } from '../../_ledger/register';
import { checkinRulesInForce, programmeInForce, tierRulesInForce } from '../../_ledger/rulebook';

/**
 * Checks the caller in for today. The same request repeated hears the first answer again; another
 * request on the same day is told that it is done.
 */
export async function performCheckin(
  call: MemberCall,
): Promise<Result<PerformCheckinReply, PerformCheckinRefusal | WriteRefusal>> {
  const rule = await checkinRulesInForce(call);

  type Refused = PerformCheckinRefusal | WriteRefusal;
  return postToAccount<PerformCheckinReply, Refused>(
    call,
    call.caller,
    (account, { today, pointsRule, tierRule }, standing) => {
      const { checkin: state, memberId } = account;
      if (standing) {
        return standing.kind === 'checkin'
          ? accept({ answered: replyAgain(standing, state) })
          : refuse({ code: 'request.key_reused' });
      }
      const decided = decideCheckin(
        state,
        rule?.body ?? null,
        today,
        checkinTimesOn(account, tierRule?.body ?? null)(today),
      );
      if (!decided.ok) return decided;
      const { pointsAwarded, steps, state: nextState } = decided.value;
      const entryId = `checkin:${memberId}:${today}` as EntryId;
      const expiresOn = expiresOnFor(today, pointsRule.body.expiry);
      return accept<Decision<PerformCheckinReply>>({
        posting: {
          entryId,
          kind: 'checkin',
          holdings: earn(account, { points: pointsAwarded, expiresOn }),
          businessDate: today,
          atMs: call.nowMs,
          requestId: call.requestId,
          explanation: { rule: rule && { name: 'checkin', version: rule.version }, steps },
          growth: growthOfCheckin(tierRule, today),
          changes: {
            checkin: { ...nextState, last: { requestId: call.requestId, entryId, pointsAwarded } },
          },
        },
        reply: (after) => replyFrom(after.checkin),
      });
    },
  );
}

/** Gives one month of the caller's check-ins and what lies ahead. */
export async function getCalendar(
  call: MemberCall,
  askedMonth: string | undefined,
): Promise<Result<GetCheckinCalendarReply, GetCheckinCalendarRefusal>> {
  const [programme, rule, tierRule, found] = await Promise.all([
    programmeInForce(call),
    checkinRulesInForce(call),
    tierRulesInForce(call),
    findAccount(call, call.caller.memberId),
  ]);
  const account = found ?? (await register(call, call.caller));
  const { dayBoundary } = programme.body;
  const today = businessDateAt(call.nowMs, dayBoundary);
  const joinedDate = businessDateAt(account.openedAtMs, dayBoundary);
  const firstMonth = monthOf(joinedDate);
  const month = (askedMonth ?? monthOf(today)) as BusinessMonth;
  if (month < firstMonth || month > monthOf(today)) {
    return refuse({ code: 'checkin.month_out_of_range' });
  }

  const rules = rule?.body ?? null;
  const timesOn = checkinTimesOn(account, tierRule?.body ?? null);
  return accept({
    ...checkinStatusOn(account.checkin, rules, today, timesOn),
    month,
    firstMonth,
    checkedDates: await checkedDates(call, account, month),
    coming: comingRewards(account.checkin, rules, today, 31, timesOn).filter(
      (reward) => monthOf(reward.date) === month,
    ),
    totalDays: account.checkin.totalDays,
    makeUp: makeUpOffer(account.checkin, rules, { today, joinedDate }),
    rule: rule && { version: rule.version, body: rule.body },
  });
}

/** What was answered, though the day may be long past; the row in days it ended is read off the runs. */
function replyAgain(standing: LedgerEntry, state: CheckinState): PerformCheckinReply {
  const { businessDate } = standing;
  const run = runWith(state, businessDate);
  return {
    pointsAwarded: netPointsOf(standing),
    streakDays: run ? daysBetween(run.from, businessDate) + 1 : 1,
    businessDate,
  };
}

function replyFrom(state: CheckinState): PerformCheckinReply {
  const businessDate = lastDateOf(state);
  if (!businessDate || !state.last) throw new Error('no check-in to answer from');
  return {
    pointsAwarded: state.last.pointsAwarded,
    streakDays: lengthOf(state.runs[0]),
    businessDate,
  };
}

/** From the account while it keeps the month; older months from the ledger. */
function checkedDates(
  call: MemberCall,
  { checkin }: Account,
  month: BusinessMonth,
): BusinessDate[] | Promise<BusinessDate[]> {
  const newestKept = checkin.months[0]?.month;
  const isKept = newestKept === undefined || month >= addMonths(newestKept, -1);
  if (isKept) return checkedDaysIn(checkin.months, month);
  const [from, to] = [dateInMonth(month, 1), dateInMonth(month, daysInMonth(month))];
  return listEntryDates(call, call.caller.memberId, 'checkin', from, to);
}
