import { lastDateOf } from '../checkin/runs';
import {
  addDays,
  businessDateAt,
  startOfBusinessDateMs,
  type DayBoundary,
} from '../kernel/businessdate';
import type { Order } from '../order/model';
import { canBeCollected } from '../order/rules';
import type { Account } from '../points/model';
import type { TierOutlook } from '../tier/ending';
import { quietUntilMs } from './clock';
import type { NoticeOffer } from './contract';
import type { DropReason, Notice, NoticeRules, NoticeTemplate } from './model';

/** Asked for on the home page; the others beside what they are about. WeChat asks for three at once. */
const homeTemplates = ['checkin_reminder', 'points_changed', 'points_expiring'] as const;

/** The messages of the home page that a shop has templates for, the reminder first. */
export function noticeOffers(rules: NoticeRules | null): NoticeOffer[] {
  return homeTemplates.flatMap((template) => noticeOffer(rules, template) ?? []);
}

/** The messages about a tier that a shop has templates for. */
export function tierOffers(rules: NoticeRules | null): NoticeOffer[] {
  return (['tier_ending', 'tier_changed'] as const).flatMap(
    (template) => noticeOffer(rules, template) ?? [],
  );
}

/** One message, where the shop has the template. */
export function noticeOffer(
  rules: NoticeRules | null,
  template: NoticeTemplate,
): NoticeOffer | null {
  const templateId = rules?.templates[template].templateId ?? '';
  return templateId === '' ? null : { template, templateId };
}

/** Send it now, look again later, or let it go. */
export type SendingDecision =
  | { readonly is: 'send' }
  | { readonly is: 'wait'; readonly untilMs: number }
  | { readonly is: 'drop'; readonly reason: DropReason };

/** What is known about a member at the moment of sending. */
export interface SendingContext {
  readonly nowMs: number;
  readonly boundary: DayBoundary;
  /** Null before the shop has published any. */
  readonly rules: NoticeRules | null;
  /** Null for somebody who is no member any more. */
  readonly account: Pick<Account, 'checkin' | 'lots'> | null;
  /** What a warning of a pick-up is about; null for other messages, and once it is gone. */
  readonly order?: Pick<Order, 'state' | 'delivery'> | null;
  /** Where the member stands on the ladder; absent and null in a shop without tiers. */
  readonly tier?: TierOutlook | null;
  /** Acceptances left for the template, the one this message may hold already included. */
  readonly quotaLeft: number;
  /** Messages sent to the member on this date, without this one. */
  readonly sentToday: number;
}

/**
 * Decides what becomes of a message at an instant. What is no longer true is dropped before anything
 * else, so nothing is kept waiting for that. Source: docs/domain/notice.md, rules 7 to 9.
 */
export function decideSending(notice: Notice, context: SendingContext): SendingDecision {
  const { nowMs, rules, account, boundary } = context;
  if (nowMs >= notice.meaningfulUntilMs) return drop('too_late');
  if (!rules || rules.templates[notice.facts.template].templateId === '') {
    return drop('not_configured');
  }
  if (account === null) return drop('no_member');
  const pointless = noLongerTrue(notice, account, context);
  if (pointless) return drop(pointless);
  if (context.quotaLeft <= 0) return drop('no_quota');

  const untilMs =
    context.sentToday >= rules.maxPerMemberAndDay
      ? firstInstantOfNextDate(nowMs, rules, boundary)
      : quietUntilMs(nowMs, rules.quietHours, boundary);
  if (untilMs === null) return { is: 'send' };
  return untilMs >= notice.meaningfulUntilMs ? drop('too_late') : { is: 'wait', untilMs };
}

/**
 * What an answer of WeChat's means for the message.
 * - `refused`: the member has no acceptance left there, whatever we counted;
 * - `later`: WeChat is busy or a limit is reached, and nothing was sent;
 * - `never`: the message itself, its template or its receiver is wrong.
 *
 * Source: developers.weixin.qq.com, subscribe-message/sendMessage.html, "返回码".
 */
export function outcomeOf(errcode: number): 'sent' | 'refused' | 'later' | 'never' {
  if (errcode === 0) return 'sent';
  if (errcode === 43101) return 'refused';
  return busyCodes.has(errcode) ? 'later' : 'never';
}

/** -1 WeChat is busy; 45009 and 45011: the day's or the minute's calls are used up. */
const busyCodes = new Set([-1, 45009, 45011]);

/** Units: ms after the first try, the second, and so on; after the last of them it has failed. */
const waitsMs = [5 * 60_000, 20 * 60_000, 80 * 60_000];

/** When to try again after so many tries that WeChat was too busy for; null to give up. */
export function nextTryAtMs(tries: number, nowMs: number): number | null {
  const waitMs = waitsMs[tries - 1];
  return waitMs === undefined ? null : nowMs + waitMs;
}

function noLongerTrue(
  { facts }: Notice,
  { checkin, lots }: Pick<Account, 'checkin' | 'lots'>,
  { order, tier, nowMs }: Pick<SendingContext, 'order' | 'tier' | 'nowMs'>,
): DropReason | null {
  if (facts.template === 'checkin_reminder') {
    const lastDate = lastDateOf(checkin);
    return lastDate !== null && lastDate >= facts.date ? 'already_checked_in' : null;
  }
  if (facts.template === 'points_expiring') {
    return lots.some(({ expiresOn }) => expiresOn === facts.expiresOn) ? null : 'nothing_expires';
  }
  if (facts.template === 'pickup_due') {
    return order && canBeCollected(order, nowMs) ? null : 'nothing_to_collect';
  }
  if (facts.template === 'tier_ending') {
    return tier?.ending?.term === facts.term ? null : 'tier_kept';
  }
  if (facts.template === 'tier_changed') {
    return tier?.code === facts.toCode ? null : 'tier_changed_again';
  }
  return null;
}

function firstInstantOfNextDate(
  nowMs: number,
  { quietHours }: NoticeRules,
  boundary: DayBoundary,
): number {
  const tomorrow = addDays(businessDateAt(nowMs, boundary), 1);
  const startMs = startOfBusinessDateMs(tomorrow, boundary);
  return quietUntilMs(startMs, quietHours, boundary) ?? startMs;
}

function drop(reason: DropReason): SendingDecision {
  return { is: 'drop', reason };
}
