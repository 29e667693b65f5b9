import * as v from 'valibot';
import type { Action } from '../action';
import { whole } from '../fields';
import type { BusinessDate } from '../kernel/businessdate';
import type { Refusal } from '../kernel/result';
import { noticeTemplates, noticeValues, type NoticeTemplate } from './model';

const hour = whole(0, 23);

const weChatKey = v.pipe(v.string(), v.regex(/^[a-z_]{1,30}\d{1,2}$/));

const templateSchema = <const Values extends readonly string[]>(values: Values) =>
  v.pipe(
    v.strictObject({
      /** Empty while the shop has no such template. */
      templateId: v.pipe(v.string(), v.regex(/^[\w-]{0,64}$/)),
      fields: v.record(v.picklist(values), weChatKey),
    }),
    v.check(
      ({ templateId, fields }) => templateId === '' || Object.keys(fields).length > 0,
      'a template that shows something',
    ),
  );

/** The body of a notice rule version, as published. */
export const noticeRulesSchema = v.strictObject({
  quietHours: v.nullable(v.strictObject({ fromHour: hour, toHour: hour })),
  maxPerMemberAndDay: whole(1, 10),
  changedAtLeastPoints: whole(1, 10_000_000),
  warningDays: v.pipe(v.array(whole(1, 365)), v.maxLength(10)),
  reminderHour: hour,
  templates: v.strictObject({
    checkin_reminder: templateSchema(noticeValues.checkin_reminder),
    points_changed: templateSchema(noticeValues.points_changed),
    points_expiring: templateSchema(noticeValues.points_expiring),
    // Versions published before there was group-buy say nothing of it.
    groupbuy_result: v.optional(templateSchema(noticeValues.groupbuy_result), {
      templateId: '',
      fields: {},
    }),
    // Nor of the mall.
    pickup_due: v.optional(templateSchema(noticeValues.pickup_due), {
      templateId: '',
      fields: {},
    }),
    // Nor of tiers that end.
    tier_ending: v.optional(templateSchema(noticeValues.tier_ending), {
      templateId: '',
      fields: {},
    }),
    tier_changed: v.optional(templateSchema(noticeValues.tier_changed), {
      templateId: '',
      fields: {},
    }),
  }),
});

/**
 * `notice.recordAcceptance`: what the caller answered to WeChat's question, template by template.
 * One `accept` is one message. Accepting `checkin_reminder` asks for a reminder on the next date.
 *
 * Errors: `notice.not_configured` for a template that the shop does not use.
 */
export const recordAcceptanceRequest = v.strictObject({
  templates: v.pipe(
    v.array(
      v.strictObject({
        template: v.picklist(noticeTemplates),
        answer: v.picklist(['accept', 'reject', 'ban', 'filter']),
      }),
    ),
    v.minLength(1),
    v.maxLength(noticeTemplates.length),
    v.check(
      (answers) => new Set(answers.map(({ template }) => template)).size === answers.length,
      'one answer for each template',
    ),
  ),
});

export interface RecordAcceptanceReply {
  /** The date of the reminder that was asked for; null when none was. */
  readonly remindsOn: BusinessDate | null;
}

export type RecordAcceptanceRefusal = Refusal<'notice.not_configured'> & {
  readonly template: NoticeTemplate;
};

/** A message that a member may be asked for, by its id at WeChat; part of the home page. */
export interface NoticeOffer {
  readonly template: NoticeTemplate;
  readonly templateId: string;
}

export interface NoticeActions {
  'notice.recordAcceptance': Action<
    'member',
    typeof recordAcceptanceRequest,
    RecordAcceptanceReply,
    RecordAcceptanceRefusal
  >;
}
