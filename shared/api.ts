import type { FunctionName } from './action';
import type { CheckinActions } from './checkin/contract';
import type { CampaignActions } from './groupbuy/contract/campaigns';
import type { GroupbuyOperatorActions } from './groupbuy/contract/operate';
import type { SeatActions } from './groupbuy/contract/seats';
import type { TeamActions } from './groupbuy/contract/teams';
import type { GoalActions } from './mall/contract/goal';
import type { ItemActions } from './mall/contract/items';
import type { MallOperatorActions } from './mall/contract/operate';
import type { OrderActions } from './mall/contract/orders';
import type { RedeemActions } from './mall/contract/redeem';
import type { MemberActions } from './member/contract';
import type { NoticeActions } from './notice/contract';
import type { PaymentActions } from './payment/contract';
import type { BalanceActions } from './points/contract/balance';
import type { EntryActions } from './points/contract/entries';
import type { ImportActions } from './points/contract/import';
import type { PointsOperatorActions } from './points/contract/operate';
import type { RulesActions } from './rules/contract';
import type { ApprovalActions } from './store/approval/contract';
import type { AuditActions } from './store/audit/contract';
import type { ClaimActions } from './store/claim/contract';
import type { CodeActions } from './store/code/contract';
import type { StoreActions } from './store/contract';
import type { DebitActions } from './store/debit/contract';
import type { GrantActions } from './store/grant/contract';
import type { PickupActions } from './store/pickup/contract';
import type { PurchaseActions } from './store/purchase/contract';
import type { ScanActions } from './store/scan/contract';
import type { InviteActions } from './store/staff/contract/invite';
import type { JoinCodeActions } from './store/staff/contract/joincode';
import type { PlaceActions } from './store/staff/contract/places';
import type { SelfActions, StaffRefusal } from './store/staff/contract/self';
import type { TierGiftActions } from './store/tiergift/contract';
import type { TillActions } from './store/till/contract';
import type { TodayActions } from './store/today/contract';
import type { UndoActions } from './store/undo/contract';
import type { TierActions } from './tier/contract';
import type { FunctionReply } from './wire';

/**
 * Every action by name; both ends of the wire are typed by it. Its rows stand at the end of each contract:
 * a new contract is named here, a new action only there.
 */
export interface Api
  extends
    ApprovalActions,
    AuditActions,
    BalanceActions,
    CampaignActions,
    CheckinActions,
    ClaimActions,
    CodeActions,
    DebitActions,
    EntryActions,
    GoalActions,
    GrantActions,
    GroupbuyOperatorActions,
    ImportActions,
    InviteActions,
    ItemActions,
    JoinCodeActions,
    MallOperatorActions,
    MemberActions,
    NoticeActions,
    OrderActions,
    PaymentActions,
    PickupActions,
    PlaceActions,
    PointsOperatorActions,
    PurchaseActions,
    RedeemActions,
    RulesActions,
    ScanActions,
    SeatActions,
    SelfActions,
    StoreActions,
    TeamActions,
    TierActions,
    TierGiftActions,
    TillActions,
    TodayActions,
    UndoActions {}
export type ActionName = keyof Api;
export type RequestOf<Name extends ActionName> = Api[Name]['request'];
export type ReplyOf<Name extends ActionName> = Api[Name]['reply'];
/** Everything of the store function may also be refused for who asks. */
export type RefusalOf<Name extends ActionName> =
  Api[Name]['refusal'] | (Api[Name]['function'] extends 'store' ? StaffRefusal : never);
export type ActionsOf<Target extends FunctionName> = {
  [Name in ActionName]: Api[Name]['function'] extends Target ? Name : never;
}[ActionName];
export type FunctionReplyOf<Name extends ActionName> = FunctionReply<
  ReplyOf<Name>,
  RefusalOf<Name>
>;
