import { decideCheckin } from '#shared/checkin/rules';
import type { CheckinRules } from '#shared/checkin/model';
import {
  addDays,
  startOfBusinessDateMs,
  type BusinessDate,
  type DayBoundary,
} from '#shared/kernel/businessdate';
import type { EntryId, MemberId, RequestId } from '#shared/kernel/ids';
import type { Account, LedgerEntry } from '#shared/points/model';
import { emptyAccount, post, type Sha256 } from '#shared/points/chain';
import { expiresOnFor } from '#shared/points/expiry';
import { earn } from '#shared/points/rules';
import type { ProgrammeRules, RuleVersion } from '#shared/rules/model';
import { versionInForce } from '#shared/rules/rules';
import type { PublishedRules } from '../programme';
import type { Character } from './people';

const hourMs = 3_600_000;

export interface HistoryParts {
  readonly memberId: MemberId;
  readonly rules: PublishedRules;
  readonly dayBoundary: DayBoundary;
  readonly today: BusinessDate;
  readonly nowMs: number;
  readonly random: () => number;
  readonly sha256: Sha256;
}

/**
 * Lives a member's days one after another under the rules that were in force on each, with the
 * product's own rules and postings, so that the chain and every explanation are real.
 */
export function liveThrough(
  character: Character,
  parts: HistoryParts,
): { account: Account; entries: LedgerEntry[] } {
  const entries: LedgerEntry[] = [];
  const { account: opened, welcome } = join(character, parts);
  let account = opened;
  if (welcome) entries.push(welcome);

  for (let date = character.joinedDate; date <= parts.today; date = addDays(date, 1)) {
    const atMs = momentOn(date, parts);
    if (atMs > parts.nowMs || !character.comesOn(date)) continue;
    const rule = versionInForce(parts.rules.checkin, atMs);
    const next = checkIn(account, rule, date, atMs, parts);
    if (!next) continue;
    account = next.account;
    entries.push(next.entry);
  }
  return { account, entries };
}

function join(
  character: Character,
  parts: HistoryParts,
): { account: Account; welcome: LedgerEntry | null } {
  const atMs = startOfBusinessDateMs(character.joinedDate, parts.dayBoundary) + 8 * hourMs;
  const account = emptyAccount(parts.memberId, atMs);
  const programme: RuleVersion<ProgrammeRules> | null = versionInForce(parts.rules.programme, atMs);
  const points = programme?.body.welcomePoints;
  if (!programme || !points) return { account, welcome: null };
  const posted = post(
    account,
    {
      entryId: `welcome:${parts.memberId}` as EntryId,
      kind: 'welcome',
      holdings: earn(account, { points, expiresOn: expiryOf(character.joinedDate, atMs, parts) }),
      businessDate: character.joinedDate,
      atMs,
      requestId: `seed:welcome:${character.code}` as RequestId,
      explanation: {
        rule: { name: 'programme', version: programme.version },
        steps: [{ code: 'welcome', points, facts: {} }],
      },
    },
    parts,
  );
  return { account: posted.account, welcome: posted.entry };
}

function checkIn(
  account: Account,
  rule: RuleVersion<CheckinRules> | null,
  date: BusinessDate,
  atMs: number,
  parts: HistoryParts,
): { account: Account; entry: LedgerEntry } | null {
  const decided = decideCheckin(account.checkin, rule?.body ?? null, date);
  if (!decided.ok || !rule) return null;
  const { pointsAwarded, steps, state } = decided.value;
  const entryId = `checkin:${account.memberId}:${date}` as EntryId;
  const requestId = `seed:${date}` as RequestId;
  return post(
    account,
    {
      entryId,
      kind: 'checkin',
      holdings: earn(account, {
        points: pointsAwarded,
        expiresOn: expiryOf(date, atMs, parts),
      }),
      businessDate: date,
      atMs,
      requestId,
      explanation: { rule: { name: 'checkin', version: rule.version }, steps },
      changes: { checkin: { ...state, last: { requestId, entryId, pointsAwarded } } },
    },
    parts,
  );
}

function expiryOf(date: BusinessDate, atMs: number, { rules }: HistoryParts): BusinessDate | null {
  const expiry = versionInForce(rules.points, atMs)?.body.expiry ?? { kind: 'never' as const };
  return expiresOnFor(date, expiry);
}

/** Some time between nine in the morning and eleven at night. */
function momentOn(date: BusinessDate, { dayBoundary, random }: HistoryParts): number {
  return startOfBusinessDateMs(date, dayBoundary) + Math.floor((9 + random() * 14) * hourMs);
}
