import * as v from 'valibot';
import type { Action } from '../../action';
import type { Fen, Points } from '../../kernel/amounts';
import type { BusinessDate } from '../../kernel/businessdate';
import { type ItemNotFound, itemIdSchema } from './items';

/** `mall.setGoal`: what the caller saves up for; null for nothing. Errors: `mall.item_not_found`. */
export const setGoalRequest = v.strictObject({ itemId: v.nullable(itemIdSchema) });

export interface SetGoalReply {
  readonly goal: GoalProgress | null;
}

/** How far a member has come, and when the goal is reached at the pace of the last weeks. */
export interface GoalProgress {
  readonly itemId: string;
  readonly title: string;
  readonly picture: string | null;
  readonly pricePoints: Points;
  readonly availablePoints: Points;
  /** Earned and on its way: counted as there from the day it can be spent. */
  readonly pendingPoints: Points;
  readonly missingPoints: Points;
  /** Points a day at the recent pace, times 100 so that it is whole; 0 for nothing yet. */
  readonly centipointsPerDay: number;
  /** At that pace; today when reached, null when there is no pace or it is over ten years away. */
  readonly reachedOn: BusinessDate | null;
  /** What would bring it sooner, the best first. */
  readonly sooner: readonly GoalHint[];
}

export type GoalHint =
  /** Checking in every day from today: by then the goal is reached. */
  | {
      readonly kind: 'checkin_daily';
      readonly pointsPerMonth: Points;
      readonly reachedOn: BusinessDate;
    }
  /** What buying for so much once would earn. */
  | { readonly kind: 'purchase'; readonly amountFen: Fen; readonly points: Points };

export interface GoalActions {
  'mall.setGoal': Action<'member', typeof setGoalRequest, SetGoalReply, ItemNotFound>;
}
