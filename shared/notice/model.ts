import type { BusinessDate } from '../kernel/businessdate';
import type { MemberId, OrderId } from '../kernel/ids';
import type { LapseRule } from '../order/model';
import type { TierCode, TierReason } from '../tier/model';

/** What members may be told outside the app: one subscribe message of WeChat's for each kind. */
export const noticeTemplates = [
  'checkin_reminder',
  'points_changed',
  'points_expiring',
  'groupbuy_result',
  'pickup_due',
  'tier_ending',
  'tier_changed',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

/** What a member did with WeChat's question; `filter`: WeChat itself left the template out. */
export type SubscribeAnswer = 'accept' | 'reject' | 'ban' | 'filter';

/** What each message can say. A shop's own template at WeChat shows some of it. */
export const noticeValues = {
  checkin_reminder: ['title', 'date'],
  points_changed: ['change', 'balance', 'date'],
  points_expiring: ['points', 'date', 'note'],
  groupbuy_result: ['title', 'result', 'note'],
  pickup_due: ['title', 'date', 'note'],
  tier_ending: ['tier', 'date', 'note'],
  tier_changed: ['tier', 'date', 'note'],
} as const satisfies Record<NoticeTemplate, readonly string[]>;

/**
 * A template as the shop has it at WeChat. `templateId` is empty while there is none: then it is
 * neither asked for nor sent. `fields` gives WeChat's key (`thing1`) for each value it shows.
 */
export interface TemplateRule<Value extends string = string> {
  readonly templateId: string;
  readonly fields: Readonly<Partial<Record<Value, string | undefined>>>;
}

/** From one hour to another of the shop's own clock, over midnight where `fromHour` is the later. */
export interface QuietHours {
  readonly fromHour: number;
  readonly toHour: number;
}

/** When and how often members are written to. Source: docs/domain/notice.md, rule 1. */
export interface NoticeRules {
  readonly quietHours: QuietHours | null;
  readonly maxPerMemberAndDay: number;
  /** The smallest change, up or down, that a member is told of. */
  readonly changedAtLeastPoints: number;
  /** Days before points expire on which a member is warned. */
  readonly warningDays: readonly number[];
  /** The hour of the shop's own clock for the reminder to check in. */
  readonly reminderHour: number;
  readonly templates: {
    readonly [Name in NoticeTemplate]: TemplateRule<(typeof noticeValues)[Name][number]>;
  };
}

/**
 * - `pending` waits for its time; `sending` is held by one run until its lease is over.
 * - `sent`; `failed`: WeChat refused it for good, or too often; `dropped`: there was no reason, or no
 *   leave, to send it any more; `unknown`: it may have arrived, so it is not sent again.
 */
export type NoticeState = 'pending' | 'sending' | 'sent' | 'failed' | 'dropped' | 'unknown';

/** Why a message was not sent. */
export type DropReason =
  | 'not_configured'
  | 'no_quota'
  | 'no_member'
  | 'too_late'
  | 'already_checked_in'
  | 'nothing_expires'
  | 'nothing_to_collect'
  | 'tier_kept'
  | 'tier_changed_again'
  | 'refused_by_member';

export type NoticeFacts =
  | { readonly template: 'checkin_reminder'; readonly date: BusinessDate }
  | {
      readonly template: 'points_changed';
      readonly changePoints: number;
      readonly balancePoints: number;
      readonly date: BusinessDate;
    }
  | {
      readonly template: 'points_expiring';
      readonly expiresOn: BusinessDate;
      readonly daysBefore: number;
    }
  | ({ readonly template: 'groupbuy_result' } & TeamResult)
  | {
      readonly template: 'pickup_due';
      readonly orderId: OrderId;
      readonly title: string;
      /** The last day it can be collected. */
      readonly lastDate: BusinessDate;
      readonly daysBefore: number;
      readonly onLapse: LapseRule;
    }
  | {
      readonly template: 'tier_ending';
      /** Which term of which tier: a warning is of one. */
      readonly term: string;
      readonly until: BusinessDate;
    }
  | {
      readonly template: 'tier_changed';
      readonly reason: ToldTierReason;
      readonly fromName: string;
      readonly toCode: TierCode;
      readonly toName: string;
      readonly date: BusinessDate;
    };

/** Changes of tier that a member is told of: what went up, the app itself has shown. */
export const toldTierReasons = [
  'expired',
  'reversal',
  'given',
  'gift_ended',
] as const satisfies readonly TierReason[];
export type ToldTierReason = (typeof toldTierReasons)[number];

/** How a team ended for one of those in it. */
export interface TeamResult {
  readonly teamId: string;
  /** What was bought. */
  readonly title: string;
  readonly result: 'succeeded' | 'completed_by_shop' | 'failed' | 'not_collected';
}

/** One message to one member; its id is `<template>:<memberId>:<fact>`, so a fact is told once. */
export interface Notice {
  readonly noticeId: string;
  readonly memberId: MemberId;
  readonly facts: NoticeFacts;
  /** After this instant it would say something that no longer helps. */
  readonly meaningfulUntilMs: number;
  readonly state: NoticeState;
  /** Times it was given to WeChat. */
  readonly tries: number;
  /** When to look at it next; null once nothing will happen to it any more. */
  readonly nextAttemptAtMs: number | null;
  /** Why it ended, or why the newest try failed: a {@link DropReason} or WeChat's own number. */
  readonly reason: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}
