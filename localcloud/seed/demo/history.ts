import { decideCheckin } from '#shared/checkin/rules';
import { addDays, startOfBusinessDateMs, type BusinessDate } from '#shared/kernel/businessdate';
import type { EntryId, RequestId } from '#shared/kernel/ids';
import { earn } from '#shared/points/rules';
import { versionInForce } from '#shared/rules/rules';
import { growthOfCheckin } from '#shared/tier/growth';
import { checkinTimesOn } from '#shared/tier/rules';
import { Life, type LifeParts } from './life';
import type { Character } from './people';
import { redeemAsPlanned, type RedeemingParts } from './redeeming';
import { goShopping } from './shopping';

const hourMs = 3_600_000;

export interface HistoryParts extends LifeParts {
  /** What members of the story redeem from; left out, they redeem nothing. */
  readonly redeeming?: RedeemingParts;
  readonly today: BusinessDate;
  readonly nowMs: number;
  /** Draws the days and hours of the check-ins. */
  readonly random: () => number;
  /** Draws the purchases, apart from the check-ins so that neither moves the other. */
  readonly luck: () => number;
  /** Numbers the member's bills. */
  readonly till: string;
}

/**
 * Lives a member's days one after another under the rules that were in force on each, with the
 * product's own rules and postings, so that the chain and every explanation are real.
 */
export function liveThrough(
  character: Character,
  parts: HistoryParts,
): Pick<Life, 'account' | 'entries' | 'orders' | 'bills'> {
  const { today, nowMs, random, luck, dayBoundary } = parts;
  const life = new Life(
    parts,
    startOfBusinessDateMs(character.joinedDate, dayBoundary) + 8 * hourMs,
  );
  welcome(life, character.code);
  for (let date = character.joinedDate; date <= today; date = addDays(date, 1)) {
    const opensAtMs = startOfBusinessDateMs(date, dayBoundary);
    // Some time between nine in the morning and eleven at night.
    const atMs = opensAtMs + Math.floor((9 + random() * 14) * hourMs);
    if (date > character.joinedDate) life.dawn(date);
    if (parts.redeeming && date < today) {
      redeemAsPlanned(life, date, character.redeems ?? [], parts.redeeming);
    }
    const comes = atMs <= nowMs && character.comesOn(date);
    if (comes) checkIn(life, date, atMs);
    const visitMs = comes ? atMs + hourMs / 2 : opensAtMs + 20 * hourMs;
    // For the people one logs in as, the day begins without purchases.
    const isOpen =
      date < today || (!character.code.startsWith('demo-') && visitMs < nowMs - hourMs / 10);
    if (luck() < character.buysShare && isOpen) {
      const saves = character.savesFrom !== null && date >= character.savesFrom;
      goShopping(life, visitMs, { ...parts, saves });
    }
  }
  return life;
}

function welcome(life: Life, code: string): void {
  const atMs = life.account.openedAtMs;
  const programme = versionInForce(life.parts.rules.programme, atMs);
  const points = programme?.body.welcomePoints;
  if (!programme || !points) return;
  life.write(atMs, {
    entryId: `welcome:${life.account.memberId}` as EntryId,
    kind: 'welcome',
    holdings: earn(life.account, { points, expiresOn: life.expiresOn(atMs) }),
    requestId: `seed:welcome:${code}` as RequestId,
    explanation: {
      rule: { name: 'programme', version: programme.version },
      steps: [{ code: 'welcome', points, facts: {} }],
    },
  });
}

function checkIn(life: Life, date: BusinessDate, atMs: number): void {
  const { account, parts } = life;
  const rule = versionInForce(parts.rules.checkin, atMs);
  const decided = decideCheckin(
    account.checkin,
    rule?.body ?? null,
    date,
    checkinTimesOn(account, life.tierRule(atMs)?.body ?? null)(date),
  );
  if (!decided.ok || !rule) return;
  const { pointsAwarded, steps, state } = decided.value;
  const entryId = `checkin:${account.memberId}:${date}` as EntryId;
  const requestId = `seed:${date}` as RequestId;
  life.write(atMs, {
    entryId,
    kind: 'checkin',
    holdings: earn(account, { points: pointsAwarded, expiresOn: life.expiresOn(atMs) }),
    requestId,
    growth: growthOfCheckin(life.tierRule(atMs), date),
    explanation: { rule: { name: 'checkin', version: rule.version }, steps },
    changes: { checkin: { ...state, last: { requestId, entryId, pointsAwarded } } },
  });
}
