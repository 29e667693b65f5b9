import { addDays, type BusinessDate } from '../kernel/businessdate';
import { zeroPoints } from '../kernel/amounts';
import type { EntryId } from '../kernel/ids';
import { accept, refuse, type Refusal, type Result } from '../kernel/result';
import type { Account, Posting } from '../points/model';
import type { Tier, TierCode, TierGift, TierRules } from './model';
import type { TierMoment } from './posting';
import { isGiftOver, rankOf, tierAsOf, tierOf, tierStateOf, type TierFacts } from './rules';

/** Days ahead that a tier may be given for, at most: it is a favour, not another ladder. */
export const giftDaysMost = 366;

export type TierGiftRefusal =
  | Refusal<'tier.unknown'>
  /** Growth has earned as much, or more: `tier` is its name. */
  | (Refusal<'tier.not_higher'> & { readonly tier: string })
  | (Refusal<'tier.until_not_allowed'> & { readonly latestDate: BusinessDate });

/** Whether a tier may be given until a date. Source: docs/domain/tier.md, rule 14. */
export function decideTierGift(
  facts: TierFacts,
  rules: TierRules | null,
  { code, until }: Pick<TierGift, 'code' | 'until'>,
  today: BusinessDate,
): Result<Tier, TierGiftRefusal> {
  const tier = rules?.tiers.find((one) => one.code === code);
  if (!rules || !tier) return refuse({ code: 'tier.unknown' });
  const latestDate = addDays(today, giftDaysMost);
  if (until < today || until > latestDate) {
    return refuse({ code: 'tier.until_not_allowed', latestDate });
  }
  const earned = earnedTier(tierAsOf(facts, rules, today), rules);
  if (rankOf(earned.code, rules) >= rankOf(code, rules)) {
    return refuse({ code: 'tier.not_higher', tier: earned.name });
  }
  return accept(tier);
}

/** The tiers that may be given: those above what growth has earned, the next first. */
export function tiersAbove(facts: TierFacts, rules: TierRules, today: BusinessDate): Tier[] {
  const earned = earnedTier(tierAsOf(facts, rules, today), rules);
  return rules.tiers.slice(rankOf(earned.code, rules) + 1);
}

/** A tier to be given, and in whose words why. */
export interface GiftOrder {
  readonly giftId: EntryId;
  readonly code: TierCode;
  readonly until: BusinessDate;
  readonly words: string;
  readonly storeId: string;
}

/** The posting that gives a tier. Another that was given before is over with it; growth stays as it is. */
export function tierGiftPosting(account: Account, order: GiftOrder, moment: TierMoment): Posting {
  const { giftId, code, until, words, storeId } = order;
  const tierGift: TierGift = { giftId, code, from: moment.today, until };
  return {
    ...rowOf(account, moment, {
      reason: 'given',
      from: tierOf(account, moment.rule.body),
      to: { code, name: nameOf(code, moment.rule.body) },
      since: moment.today,
      until,
      more: { words, storeId },
    }),
    entryId: giftId,
    kind: 'tier_gift',
    tierGift,
  };
}

/** The posting for the end of a tier that was given, once its last date has passed; null before. */
export function tierGiftEndPosting(account: Account, moment: TierMoment): Posting | null {
  const { tierGift } = account;
  const { body: rules } = moment.rule;
  if (!isGiftOver(tierGift, moment.today)) return null;
  const { until } = tierStateOf(account, rules);
  return {
    ...rowOf(account, moment, {
      reason: 'gift_ended',
      from: tierOf(account, rules),
      to: earnedTier(account, rules),
      since: addDays(tierGift.until, 1),
      until,
      more: {},
    }),
    entryId: giftEndId(tierGift),
    kind: 'tier_gift_end',
    tierGift: null,
  };
}

/** The one entry by which a gift ends, whoever comes upon its end first. */
export function giftEndId({ giftId }: Pick<TierGift, 'giftId'>): EntryId {
  return `tierend:${giftId}` as EntryId;
}

function rowOf(
  holdings: Account,
  { rule, today, atMs, requestId }: TierMoment,
  row: {
    readonly reason: 'given' | 'gift_ended';
    readonly from: Pick<Tier, 'code' | 'name'>;
    readonly to: Pick<Tier, 'code' | 'name'>;
    readonly since: BusinessDate;
    readonly until: BusinessDate | null;
    readonly more: Readonly<Record<string, string>>;
  },
): Omit<Posting, 'entryId' | 'kind'> {
  const { reason, from, to, since, until, more } = row;
  const facts = {
    ...{ reason, fromCode: from.code, fromName: from.name, toCode: to.code, toName: to.name },
    ...{ from: since, until: until ?? '', ...more },
  };
  return {
    ...{ holdings, businessDate: today, atMs, requestId },
    explanation: {
      rule: { name: 'tier', version: rule.version },
      steps: [{ code: 'tier', points: zeroPoints, facts }],
    },
  };
}

function earnedTier(facts: TierFacts, rules: TierRules): Tier {
  return tierOf({ ...facts, tierGift: null }, rules);
}

function nameOf(code: TierCode, { tiers }: TierRules): string {
  return tiers.find((tier) => tier.code === code)?.name ?? code;
}
