import * as v from 'valibot';
import type { Action } from '../../action';
import { lines, storeIdSchema, text, whole, wholePointsSchema } from '../../fields';
import { toFen } from '../../kernel/amounts';
import type { Refusal } from '../../kernel/result';
import { orderIdSchema } from '../../order/contract';
import type { TeamState } from '../model';
import { idSchema } from './campaigns';

const fenSchema = (least: number) => v.pipe(whole(least, 100_000_000), v.transform(toFen));

/** What a schema says of terms that fit one by one and not together. */
export const campaignFaults = {
  dearer: 'a team price above the price alone',
  emptyWindow: 'a window that ends before it begins',
  tooLittleStock: 'stock for less than one team',
  tooManyToComplete: 'completing from more seats than the team has',
} as const;

/** The terms of a campaign version, as published. */
export const campaignTermsSchema = v.pipe(
  v.strictObject({
    item: v.strictObject({
      itemId: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
      title: text(1, 60),
      picture: text(0, 300),
      description: lines(1000),
    }),
    alonePriceFen: fenSchema(1),
    teamPriceFen: fenSchema(1),
    teamPricePoints: wholePointsSchema,
    bonusPoints: wholePointsSchema,
    teamSize: whole(2, 100),
    teamHours: whole(1, 24 * 30),
    opensAtMs: whole(0, Number.MAX_SAFE_INTEGER),
    closesAtMs: v.nullable(whole(0, Number.MAX_SAFE_INTEGER)),
    stock: v.nullable(whole(1, 10_000_000)),
    maxPerOrder: whole(1, 100),
    maxPerMember: v.nullable(whole(1, 10_000)),
    delivery: v.variant('kind', [
      v.strictObject({
        kind: v.literal('pickup'),
        storeIds: v.nullable(v.pipe(v.array(storeIdSchema), v.minLength(1), v.maxLength(500))),
        collectDays: whole(1, 365),
      }),
      v.strictObject({ kind: v.literal('ship') }),
    ]),
    leaderMayLeave: v.boolean(),
    shopCompletesFrom: v.nullable(whole(1, 100)),
  }),
  v.check((terms) => terms.teamPriceFen <= terms.alonePriceFen, campaignFaults.dearer),
  v.check(
    ({ opensAtMs, closesAtMs }) => closesAtMs === null || opensAtMs < closesAtMs,
    campaignFaults.emptyWindow,
  ),
  v.check(
    ({ stock, teamSize, maxPerOrder }) => stock === null || stock >= teamSize * maxPerOrder,
    campaignFaults.tooLittleStock,
  ),
  v.check(
    ({ shopCompletesFrom, teamSize }) => shopCompletesFrom === null || shopCompletesFrom < teamSize,
    campaignFaults.tooManyToComplete,
  ),
);

/**
 * `groupbuy.publishCampaign` (jobs function, for operators): publishes the next version of a campaign;
 * in force at once, for teams opened from then on.
 */
export const publishCampaignRequest = v.strictObject({
  campaignId: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  /** The version this one follows; 0 for a new campaign. */
  afterVersion: whole(0, 1_000_000),
  terms: campaignTermsSchema,
});

export interface PublishCampaignReply {
  readonly campaignId: string;
  readonly version: number;
}

/** Carries `latestVersion`. */
export type PublishCampaignRefusal = Refusal<'groupbuy.version_conflict'>;

/**
 * `groupbuy.completeTeam` (jobs function, for operators): the shop completes an open team that is short of
 * people, which everybody is told, with the reason. Seats that are held and unpaid are given up. Whoever
 * did it first stands with the team; for everybody else it is done.
 */
export const completeTeamRequest = v.strictObject({
  teamId: idSchema,
  /** Shown to members. */
  reason: text(1, 60),
  operator: text(1, 64),
});

export interface CompleteTeamReply {
  readonly teamId: string;
  readonly state: TeamState;
  readonly paidSeats: number;
}

export type CompleteTeamRefusal =
  | Refusal<'groupbuy.team_not_found'>
  | Refusal<'groupbuy.team_over'>
  /** The campaign does not allow it. */
  | Refusal<'groupbuy.not_completable'>
  /** Carries `paidSeats` and `neededSeats`. */
  | Refusal<'groupbuy.too_few_paid'>;

/**
 * `groupbuy.refundOrder` (jobs function, for operators): after-sales of one order in a team that
 * succeeded: its money and points go back in full, the bonus is taken back; nobody else is touched.
 * The member is shown the reason.
 */
export const refundOrderRequest = v.strictObject({
  orderId: orderIdSchema,
  reason: text(1, 60),
  operator: text(1, 64),
});

export interface RefundOrderReply {
  readonly orderId: string;
  readonly state: 'refunding' | 'refunded';
}

export type RefundOrderRefusal =
  | Refusal<'groupbuy.order_not_found'>
  /** Its team has not succeeded, or nothing was paid; carries the order's `state`. */
  | Refusal<'groupbuy.order_not_refundable'>;

export interface GroupbuyOperatorActions {
  'groupbuy.publishCampaign': Action<
    'jobs',
    typeof publishCampaignRequest,
    PublishCampaignReply,
    PublishCampaignRefusal
  >;
  'groupbuy.completeTeam': Action<
    'jobs',
    typeof completeTeamRequest,
    CompleteTeamReply,
    CompleteTeamRefusal
  >;
  'groupbuy.refundOrder': Action<
    'jobs',
    typeof refundOrderRequest,
    RefundOrderReply,
    RefundOrderRefusal
  >;
}
