import type { GenericSchema, InferInput } from 'valibot';
import type * as checkin from './checkin/contract';
import type * as groupbuy from './groupbuy/contract';
import type { Refusal } from './kernel/result';
import type * as mall from './mall/contract';
import type * as member from './member/contract';
import type * as notice from './notice/contract';
import type * as payment from './payment/contract';
import type * as points from './points/contract';
import type { NotEnough } from './points/rules';
import type * as rules from './rules/contract';
import type * as approval from './store/approval/contract';
import type * as claim from './store/claim/contract';
import type * as debit from './store/debit/contract';
import type * as grant from './store/grant/contract';
import type * as pickup from './store/pickup/contract';
import type * as purchase from './store/purchase/contract';
import type * as till from './store/till/contract';
import type * as today from './store/today/contract';
import type * as undo from './store/undo/contract';
import type * as audit from './store/audit/contract';
import type * as code from './store/code/contract';
import type * as store from './store/contract';
import type * as scan from './store/scan/contract';
import type * as staff from './store/staff/contract';
import type * as tier from './tier/contract';
import type { FunctionReply } from './wire';

/** One action: the function that answers it, what it takes, gives and refuses. */
interface Action<
  Name extends FunctionName,
  Schema extends GenericSchema,
  Reply,
  Refused extends Refusal = never,
> {
  readonly function: Name;
  readonly request: InferInput<Schema>;
  readonly reply: Reply;
  readonly refusal: Refused;
}

/** Deployed functions, one per kind of caller. */
export type FunctionName = 'member' | 'store' | 'jobs';

/** Every action by name. Both ends of the wire are typed by this table. */
export interface Api {
  'member.getHome': Action<'member', typeof member.getHomeRequest, member.GetHomeReply>;
  'member.getProfile': Action<'member', typeof member.getProfileRequest, member.GetProfileReply>;
  'member.updateProfile': Action<
    'member',
    typeof member.updateProfileRequest,
    member.UpdateProfileReply,
    member.UpdateProfileRefusal
  >;
  'member.bindPhone': Action<
    'member',
    typeof member.bindPhoneRequest,
    member.BindPhoneReply,
    member.BindPhoneRefusal
  >;
  'member.exportData': Action<'member', typeof member.exportDataRequest, member.ExportDataReply>;
  'member.previewDeletion': Action<
    'member',
    typeof member.previewDeletionRequest,
    member.PreviewDeletionReply,
    Refusal<'member.not_found'>
  >;
  'member.deleteAccount': Action<
    'member',
    typeof member.deleteAccountRequest,
    member.DeleteAccountReply,
    member.DeleteAccountRefusal
  >;
  'member.setConsent': Action<
    'member',
    typeof member.setConsentRequest,
    member.SetConsentReply,
    member.SetConsentRefusal
  >;
  'checkin.perform': Action<
    'member',
    typeof checkin.performCheckinRequest,
    checkin.PerformCheckinReply,
    checkin.PerformCheckinRefusal
  >;
  'checkin.makeUp': Action<
    'member',
    typeof checkin.makeUpCheckinRequest,
    checkin.MakeUpCheckinReply,
    checkin.MakeUpCheckinRefusal
  >;
  'checkin.getCalendar': Action<
    'member',
    typeof checkin.getCheckinCalendarRequest,
    checkin.GetCheckinCalendarReply,
    checkin.GetCheckinCalendarRefusal
  >;
  'points.getAccount': Action<'member', typeof points.getAccountRequest, points.GetAccountReply>;
  'points.listEntries': Action<'member', typeof points.listEntriesRequest, points.ListEntriesReply>;
  'notice.recordAcceptance': Action<
    'member',
    typeof notice.recordAcceptanceRequest,
    notice.RecordAcceptanceReply,
    notice.RecordAcceptanceRefusal
  >;
  'payment.check': Action<
    'member',
    typeof payment.checkPaymentRequest,
    payment.CheckPaymentReply,
    payment.CheckPaymentRefusal
  >;
  'tier.getTier': Action<'member', typeof tier.getTierRequest, tier.GetTierReply>;
  'points.getHoldings': Action<'member', typeof points.getHoldingsRequest, points.GetHoldingsReply>;
  'points.exportEntries': Action<
    'member',
    typeof points.exportEntriesRequest,
    points.ExportEntriesReply
  >;
  'points.adjust': Action<
    'jobs',
    typeof points.adjustPointsRequest,
    points.GrantPointsReply,
    NotEnough
  >;
  'points.reverse': Action<
    'jobs',
    typeof points.reversePointsRequest,
    points.ReversePointsReply,
    points.ReversePointsRefusal
  >;
  'rules.publish': Action<
    'jobs',
    typeof rules.publishRulesRequest,
    rules.PublishRulesReply,
    rules.PublishRulesRefusal
  >;
  'store.getTill': Action<
    'store',
    typeof till.getTillRequest,
    till.GetTillReply,
    till.GetTillRefusal
  >;
  'store.recordPurchase': Action<
    'store',
    typeof purchase.recordPurchaseRequest,
    purchase.RecordPurchaseReply,
    purchase.RecordPurchaseRefusal
  >;
  'store.recordBill': Action<
    'store',
    typeof claim.recordBillRequest,
    claim.RecordBillReply,
    claim.RecordBillRefusal
  >;
  'store.claimPoints': Action<
    'member',
    typeof claim.claimPointsRequest,
    claim.ClaimPointsReply,
    claim.ClaimPointsRefusal
  >;
  'store.proposeDebit': Action<
    'store',
    typeof debit.proposeDebitRequest,
    debit.ProposeDebitReply,
    debit.ProposeDebitRefusal
  >;
  'store.getDebit': Action<
    'store',
    typeof debit.getDebitRequest,
    debit.GetDebitReply,
    debit.DebitNotFound
  >;
  'store.listDebits': Action<'member', typeof debit.listDebitsRequest, debit.ListDebitsReply>;
  'store.confirmDebit': Action<
    'member',
    typeof debit.confirmDebitRequest,
    debit.AnswerDebitReply,
    debit.AnswerDebitRefusal
  >;
  'store.declineDebit': Action<
    'member',
    typeof debit.declineDebitRequest,
    debit.AnswerDebitReply,
    debit.AnswerDebitRefusal
  >;
  'store.verifyPickup': Action<
    'store',
    typeof pickup.verifyPickupRequest,
    pickup.VerifyPickupReply,
    pickup.VerifyPickupRefusal
  >;
  'store.undo': Action<'store', typeof undo.undoRequest, undo.UndoReply, undo.UndoRefusal>;
  'store.grantPoints': Action<
    'store',
    typeof grant.grantPointsRequest,
    grant.GrantReply,
    grant.GrantPointsRefusal
  >;
  'store.listApprovals': Action<
    'store',
    typeof approval.listApprovalsRequest,
    approval.ListApprovalsReply
  >;
  'store.decideApproval': Action<
    'store',
    typeof approval.decideApprovalRequest,
    approval.DecideApprovalReply,
    approval.DecideApprovalRefusal
  >;
  'store.getToday': Action<'store', typeof today.getTodayRequest, today.GetTodayReply>;
  'points.import': Action<'jobs', typeof points.importPointsRequest, points.ImportPointsReply>;
  'mall.listItems': Action<'member', typeof mall.listItemsRequest, mall.ListItemsReply>;
  'mall.getItem': Action<
    'member',
    typeof mall.getItemRequest,
    mall.GetItemReply,
    mall.ItemNotFound
  >;
  'mall.redeem': Action<'member', typeof mall.redeemRequest, mall.RedeemReply, mall.RedeemRefusal>;
  'mall.payOrder': Action<
    'member',
    typeof mall.payOrderRequest,
    mall.PayOrderReply,
    mall.PayOrderRefusal
  >;
  'mall.listOrders': Action<'member', typeof mall.listOrdersRequest, mall.ListOrdersReply>;
  'mall.getOrder': Action<
    'member',
    typeof mall.getOrderRequest,
    mall.GetOrderReply,
    mall.OrderNotFound
  >;
  'mall.cancelOrder': Action<
    'member',
    typeof mall.cancelOrderRequest,
    mall.CancelOrderReply,
    mall.CancelOrderRefusal
  >;
  'mall.setGoal': Action<
    'member',
    typeof mall.setGoalRequest,
    mall.SetGoalReply,
    mall.ItemNotFound
  >;
  'mall.publishItem': Action<
    'jobs',
    typeof mall.publishItemRequest,
    mall.PublishItemReply,
    mall.PublishItemRefusal
  >;
  'mall.restock': Action<
    'jobs',
    typeof mall.restockRequest,
    mall.RestockReply,
    mall.RestockRefusal
  >;
  'mall.shipOrder': Action<
    'jobs',
    typeof mall.shipOrderRequest,
    mall.ShipOrderReply,
    mall.ShipOrderRefusal
  >;
  'points.grant': Action<'jobs', typeof points.grantPointsRequest, points.GrantPointsReply>;
  'groupbuy.listCampaigns': Action<
    'member',
    typeof groupbuy.listCampaignsRequest,
    groupbuy.ListCampaignsReply
  >;
  'groupbuy.getCampaign': Action<
    'member',
    typeof groupbuy.getCampaignRequest,
    groupbuy.GetCampaignReply,
    groupbuy.GetCampaignRefusal
  >;
  'groupbuy.openTeam': Action<
    'member',
    typeof groupbuy.openTeamRequest,
    groupbuy.TakeSeatReply,
    groupbuy.OpenTeamRefusal
  >;
  'groupbuy.joinTeam': Action<
    'member',
    typeof groupbuy.joinTeamRequest,
    groupbuy.TakeSeatReply,
    groupbuy.JoinTeamRefusal
  >;
  'groupbuy.payOrder': Action<
    'member',
    typeof groupbuy.payOrderRequest,
    groupbuy.TakeSeatReply,
    groupbuy.PayOrderRefusal
  >;
  'groupbuy.getTeam': Action<
    'member',
    typeof groupbuy.getTeamRequest,
    groupbuy.GetTeamReply,
    groupbuy.GetTeamRefusal
  >;
  'groupbuy.getTeamCode': Action<
    'member',
    typeof groupbuy.getTeamCodeRequest,
    groupbuy.GetTeamCodeReply,
    groupbuy.GetTeamCodeRefusal
  >;
  'groupbuy.listMyTeams': Action<
    'member',
    typeof groupbuy.listMyTeamsRequest,
    groupbuy.ListMyTeamsReply
  >;
  'groupbuy.leaveTeam': Action<
    'member',
    typeof groupbuy.leaveTeamRequest,
    groupbuy.LeaveTeamReply,
    groupbuy.LeaveTeamRefusal
  >;
  'groupbuy.publishCampaign': Action<
    'jobs',
    typeof groupbuy.publishCampaignRequest,
    groupbuy.PublishCampaignReply,
    groupbuy.PublishCampaignRefusal
  >;
  'groupbuy.completeTeam': Action<
    'jobs',
    typeof groupbuy.completeTeamRequest,
    groupbuy.CompleteTeamReply,
    groupbuy.CompleteTeamRefusal
  >;
  'groupbuy.refundOrder': Action<
    'jobs',
    typeof groupbuy.refundOrderRequest,
    groupbuy.RefundOrderReply,
    groupbuy.RefundOrderRefusal
  >;
  'member.issueCode': Action<'member', typeof code.issueCodeRequest, code.IssueCodeReply>;
  'member.getCodeStatus': Action<
    'member',
    typeof code.getCodeStatusRequest,
    code.GetCodeStatusReply
  >;
  'store.listStores': Action<'member', typeof store.listStoresRequest, store.ListStoresReply>;
  'store.getSelf': Action<'member', typeof staff.getSelfRequest, staff.GetSelfReply>;
  'store.acceptInvite': Action<
    'member',
    typeof staff.acceptInviteRequest,
    staff.AcceptInviteReply,
    staff.AcceptInviteRefusal
  >;
  'store.scan': Action<'store', typeof scan.scanRequest, scan.ScanReply, scan.ScanRefusal>;
  'store.listStaff': Action<
    'store',
    typeof staff.listStaffRequest,
    staff.ListStaffReply,
    staff.ListStaffRefusal
  >;
  'store.inviteStaff': Action<
    'store',
    typeof staff.inviteStaffRequest,
    staff.InviteStaffReply,
    staff.InviteStaffRefusal
  >;
  'store.changeStaff': Action<
    'store',
    typeof staff.changeStaffRequest,
    staff.ChangeStaffReply,
    staff.ChangeStaffRefusal
  >;
  'store.dismissStaff': Action<
    'store',
    typeof staff.dismissStaffRequest,
    staff.DismissStaffReply,
    staff.DismissStaffRefusal
  >;
  'store.getJoinCode': Action<
    'store',
    typeof staff.getJoinCodeRequest,
    staff.GetJoinCodeReply,
    staff.GetJoinCodeRefusal
  >;
  'store.listAudit': Action<
    'store',
    typeof audit.listAuditRequest,
    audit.ListAuditReply,
    audit.ListAuditRefusal
  >;
  'store.verifyAudit': Action<
    'store',
    typeof audit.verifyAuditRequest,
    audit.VerifyAuditReply,
    audit.VerifyAuditRefusal
  >;
  'store.appointOwner': Action<
    'jobs',
    typeof staff.appointOwnerRequest,
    staff.AppointOwnerReply,
    staff.AppointOwnerRefusal
  >;
  'store.saveStore': Action<'jobs', typeof store.saveStoreRequest, store.SaveStoreReply>;
}

export type ActionName = keyof Api;
export type RequestOf<Name extends ActionName> = Api[Name]['request'];
export type ReplyOf<Name extends ActionName> = Api[Name]['reply'];
/** Everything of the store function may also be refused for who asks. */
export type RefusalOf<Name extends ActionName> =
  Api[Name]['refusal'] | (Api[Name]['function'] extends 'store' ? staff.StaffRefusal : never);
export type ActionsOf<Target extends FunctionName> = {
  [Name in ActionName]: Api[Name]['function'] extends Target ? Name : never;
}[ActionName];
export type FunctionReplyOf<Name extends ActionName> = FunctionReply<
  ReplyOf<Name>,
  RefusalOf<Name>
>;
