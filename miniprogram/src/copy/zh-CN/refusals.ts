import type { ActionsOf, RefusalOf } from '#shared/api';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Refusal } from '#shared/kernel/result';
import type { CallError } from '#shared/wire';
import { dates } from './dates';
import { grouped, yuan } from './numbers';

type RefusalCode =
  RefusalOf<ActionsOf<'member' | 'store'>>['code'] | CallError['code'] | 'network.failed';

type Sentence = string | ((facts: Refusal) => string);

/** A sentence for every code of the contract: one that is missing does not compile. */
const sentences: Record<RefusalCode, Sentence> = {
  'network.failed': '网络好像不太稳，请检查后再试一次。',
  'checkin.already_done': '今天已经签过到，不会重复加分。',
  'checkin.date_closed': '这一天已经结束，请明天再来签到。',
  'checkin.closed': '签到暂未开放，您的积分和连续天数都会保留。',
  'checkin.month_out_of_range': '这个月份没有签到记录。',
  'checkin.make_up_closed': '现在不能补签。',
  'checkin.make_up_out_of_range': '这一天不能补签了。',
  'checkin.make_up_limit': ({ timesAMonth }) =>
    `每月最多补签 ${String(timesAMonth)} 次，这个月已经用完。`,
  'points.insufficient': ({ neededPoints, availablePoints }) =>
    `积分不够：需要 ${grouped(Number(neededPoints))}，现有 ${grouped(Number(availablePoints))}。`,
  'points.earning_closed': '消费积分暂未开放。',
  'points.lines_exceed_bill': '各类金额加起来超过了账单金额，请核对。',
  'points.cash_closed': '积分抵现暂未开放。',
  'points.cash_not_with_coupon': '这张账单用了优惠券，不能再用积分抵现。',
  'points.cash_not_whole_units': ({ unitPoints }) =>
    `积分要按 ${grouped(Number(unitPoints))} 的整数倍使用。`,
  'points.cash_too_many': ({ mostPoints }) =>
    `这张账单最多可以用 ${grouped(Number(mostPoints))} 积分。`,
  'store.scan_not_valid': '这次扫码已失效，请再扫一次会员码。',
  'store.own_account': '不能给自己的账户办理，请让同事来操作。',
  'store.bill_taken': ({ billNumber, staffName, amountFen }) =>
    `单号 ${String(billNumber)} 今天已由${String(staffName)}记过一笔 ${yuan(Number(amountFen))}，请核对单号和金额。`,
  'store.bill_unusual': ({ amountFen, usualFen }) =>
    usualFen === null
      ? `${yuan(Number(amountFen))}是一笔大额，请核对后再确认。`
      : `${yuan(Number(amountFen))}比平时的 ${yuan(Number(usualFen))}高出很多，请看看是不是多输了零。`,
  'store.bill_undone': ({ billNumber, staffName }) =>
    `单号 ${String(billNumber)} 已被${String(staffName)}撤销，这笔没有再记。`,
  'store.debit_nothing': '这张账单或现有积分还不够抵扣一次。',
  'store.debit_open': '这张账单有一笔抵扣在等会员确认，请等会员答复后再办。',
  'store.debit_taken': ({ points, worthFen }) =>
    `这张账单已用 ${grouped(Number(points))} 积分抵了 ${yuan(Number(worthFen))}。`,
  'store.debit_not_found': '没有找到这笔抵扣。',
  'store.debit_expired': '这笔抵扣已超过确认时间，积分没有动用。',
  'store.debit_declined': '这笔抵扣已被拒绝，积分没有动用。',
  'store.debit_confirmed': '这笔抵扣已经确认过了。',
  'store.debit_withdrawn': '店员取消了这笔抵扣，积分没有动用。',
  'store.debit_undone': '这笔抵扣已被门店撤销，积分已退回。',
  'store.entry_not_found': '没有找到这笔记录。',
  'store.undo_by_manager': '已超过可以自行撤销的时间，请店长来撤销。',
  'store.undo_too_late': '时间太久，不能在这里撤销了。',
  'store.undo_limit': ({ mostPerDay }) =>
    `一天最多撤销 ${String(mostPerDay)} 笔，今天已经用完，请同事来操作。`,
  'store.undo_sum_limit': ({ leftFen }) =>
    `这笔数额较大，您今天还能申请撤销 ${yuan(Number(leftFen))}，请另一位店长来申请。`,
  'store.undo_waiting': ({ staffName }) => `${String(staffName)}已经申请撤销这笔，正在等审批。`,
  'store.already_undone': ({ staffName }) => `这笔已由${String(staffName)}撤销过。`,
  'store.claim_not_found': '没有找到可以补记的账单，请核对门店、日期、单号和金额。',
  'store.claim_taken': '这张账单的积分已经记给会员了。',
  'store.claim_too_late': ({ days }) => `小票要在 ${String(days)} 天内补记积分，这张已经过期。`,
  'store.claim_too_often': ({ triesPerDay }) =>
    `一天最多查 ${String(triesPerDay)} 张小票，请明天再试，或到门店请店员补记。`,
  'store.grant_limit': ({ leftPoints }) =>
    `今天还可以赠送 ${grouped(Number(leftPoints))} 积分，超过了不能赠送。`,
  'tier.unknown': '店里现在没有这个等级，请重新打开页面再选。',
  'tier.not_higher': ({ tier }) => `会员凭成长值已经是${String(tier)}会员，送的等级要更高才有用。`,
  'tier.until_not_allowed': ({ latestDate }) =>
    `有效期要在今天到 ${dates.fullDay(latestDate as BusinessDate)} 之间。`,
  'store.approval_not_found': '没有找到这条待审批的记录。',
  'store.approval_own': '自己提交的要由另一位来审批。',
  'store.approval_beneficiary': '积分是给您自己的，要由另一位来审批。',
  'store.approval_expired': '这条申请已过期，需要重新提交。',
  'store.approval_decided': ({ staffName }) => `这条申请已由${String(staffName)}处理过。`,
  'order.voucher_not_found': '没有找到这个取货码，请核对后再试。',
  'order.wrong_store': '这个取货码不在本店领取。',
  'order.already_collected': ({ staffName, storeName, atMs }) =>
    `这个取货码已经用过了：${dates.dayOf(Number(atMs))} ${dates.time(Number(atMs))} 在${String(storeName)}由${String(staffName)}交出。`,
  'order.not_ready': '这笔订单现在还不能取货。',
  'mall.item_not_found': '这件商品已经下架，去看看别的吧。',
  'mall.not_started': '还没有开始兑换，开始后再来。',
  'mall.ended': '兑换已经结束，去看看别的吧。',
  'mall.item_changed': '这件商品刚刚有调整，请看过新的价格再兑换，没有扣除积分。',
  'mall.tier_too_low': ({ neededTier }) => `${String(neededTier)}会员才能兑换，升级后再来。`,
  'mall.limit_per_order': ({ perOrder }) => `每次最多兑换 ${String(perOrder)} 件。`,
  'mall.limit_reached': ({ period, limit }) =>
    `${limitText(period)}最多兑换 ${String(limit)} 件，已经兑满了。`,
  'mall.sold_out': ({ stockLeft }) =>
    Number(stockLeft) > 0
      ? `库存只剩 ${String(stockLeft)} 件，请减少数量。`
      : '已经兑完了，积分没有扣除。',
  'mall.delivery_not_offered': '这件商品不支持这种领取方式，请换一种。',
  'mall.address_required': '请填写收件人、手机号和地址。',
  'mall.wrong_store': '这家门店不能领取这件商品，请换一家。',
  'mall.order_not_found': '没有找到这笔兑换。',
  'mall.not_cancellable': ({ state }) =>
    state === 'collected'
      ? '已经领取，不能再取消。'
      : state === 'shipped' || state === 'received'
        ? '已经发货，不能再取消。'
        : '这笔兑换已经结束，不能再取消。',
  'member.nickname_invalid': ({ maxLength }) =>
    `昵称需要 1 到 ${String(maxLength)} 个字，不能有看不见的字符。`,
  'member.avatar_invalid': '这个头像不能使用，请换一个。',
  'member.birthday_invalid': '没有这一天，请再看一下生日。',
  'member.birthday_fixed': ({ changeableFrom }) =>
    `生日一年只能改一次，${dates.fullDay(String(changeableFrom) as BusinessDate)}起可以再改。`,
  'member.phone_code_invalid': '这次没有拿到手机号，请再点一次。',
  'member.phone_taken': '这个手机号已经绑定了另一位会员，请换一个，或到店里问一问。',
  'member.phone_unavailable': '微信暂时没有给出手机号，请稍后再试。',
  'member.not_found': '还没有您的会员账户。',
  'member.is_staff': '您现在是门店的工作人员，离职后才能注销会员账户。',
  'member.deletion_blocked': '还有事情没有办完，办完后才能注销。',
  'member.deletion_changed': ({ losesPoints }) =>
    `积分刚刚有变动，现在会失去 ${grouped(Number(losesPoints))} 积分，请再确认一次。`,
  'member.privacy_version_unknown': '隐私保护指引刚刚更新，请看过新版再决定。',
  'notice.not_configured': '提醒暂时没有开放，签到和积分不受影响。',
  'payment.not_found': '没有找到这笔付款。',
  'payment.not_configured': '店家还没有开通微信支付，没有扣款。',
  'payment.unavailable': '微信支付暂时没有回应，没有扣款，请稍后再试。',
  'payment.closed': '付款时间已过，没有扣款，请重新下单。',
  'payment.already_paid': '这笔订单已经付过款了。',
  'payment.refund_not_found': '没有找到这笔退款。',
  'payment.refund_not_failed': '这笔退款正在处理或已经到账，不用重新退款。',
  'payment.refund_abnormal': '顾客的银行卡收不了这笔退款，请到微信支付商户平台处理。',
  'payment.refund_retried': ({ staffName, atMs }) =>
    `${String(staffName)} 已在 ${dates.dayOf(Number(atMs))} ${dates.clock(Number(atMs))} 重新退款。`,
  'payment.refund_exceeds_paid': '可退的金额不够，这笔付款已经退过了。',
  'groupbuy.campaign_not_found': '没有找到这个拼团活动，可能已经下架。',
  'groupbuy.campaign_not_started': '活动还没开始，请到时间再来。',
  'groupbuy.campaign_ended': '活动已经结束，不能再开团了。',
  'groupbuy.campaign_changed': '活动刚刚有调整，请看过新的价格再开团。',
  'groupbuy.sold_out': '剩下的商品不够开新团了，可以看看正在拼的团。',
  'groupbuy.no_code': '微信暂时没能生成小程序码，请稍后再试，或直接发给朋友。',
  'groupbuy.team_not_found': '没有找到这个团。',
  'groupbuy.team_full': '这个团刚刚满员，没有扣款。可以加入别的团，或者自己开一个。',
  'groupbuy.team_over': '这个团已经结束，没有扣款。可以加入别的团，或者自己开一个。',
  'groupbuy.already_in_team': '您在这个活动里已经有一个团，完成后才能参加下一个。',
  'groupbuy.seat_lapsed': '保留的名额已经放出，没有扣款，请重新参团。',
  'groupbuy.too_many_an_order': ({ maxPerOrder }) => `每单最多 ${String(maxPerOrder)} 份。`,
  'groupbuy.too_many_a_member': ({ maxPerMember, quantityLeft }) =>
    Number(quantityLeft) > 0
      ? `每人限购 ${String(maxPerMember)} 份，您还能买 ${String(quantityLeft)} 份。`
      : `每人限购 ${String(maxPerMember)} 份，您已经买够了。`,
  'groupbuy.store_not_offered': '这家门店不提供这件商品，请换一家。',
  'groupbuy.delivery_mismatch': '请确认取货门店或收货地址。',
  'groupbuy.order_not_found': '没有找到这笔订单。',
  'groupbuy.not_in_team': '您不在这个团里。',
  'groupbuy.leader_stays': '团长付款后不能退出这个团；没有拼成会全额退款。',
  'staff.not_staff': '您还不是店员，请让店长发一个邀请码。',
  'staff.dismissed': '您的店员身份已经停用，有疑问请联系店长。',
  'staff.role_not_allowed': '您的岗位没有这项权限，需要时请找店长。',
  'staff.store_not_allowed': '这不是您所在的门店，不能在这里操作。',
  'staff.not_found': '没有找到这位店员，请刷新名单。',
  'staff.self_not_allowed': '不能改自己的岗位，请让店长或老板来改。',
  'staff.stores_invalid': '请选择现有的门店；店员和店长必须有所属门店。',
  'staff.invite_not_found': '没有找到这个邀请码，请核对后再输入。',
  'staff.invite_used': '这个邀请码已经用过，请重新要一个。',
  'staff.invite_expired': '邀请码已经过期，请重新要一个。',
  'staff.already_staff': '您已经是店员，不用再次接受邀请。',
  'code.not_found': '没有这个码，请让顾客重新打开会员码。',
  'code.mistyped': '码好像输错了，请对照顾客的屏幕再输一次。',
  'code.locked_out': '输错次数太多，请过几分钟再扫。',
  'code.expired': '会员码已经过期，请让顾客刷新后再扫。',
  'code.already_used': '这个会员码已经用过一次，请让顾客刷新后再扫。',
  'code.rotated': '顾客手机上已经换了新码，请扫屏幕上现在这一个。',
  'code.not_yet_valid': '这个会员码还没到使用时间，请扫屏幕上现在这一个。',
  'code.wrong_purpose': '这个码不能用在这里，请看是不是出示错了。',
  'code.own': '不能给自己办理，请让同事来扫。',
  'request.malformed': '这次请求没有成功，请更新到最新版本再试。',
  'request.unknown_action': '这项功能需要更新到最新版本才能使用。',
  'request.invalid': '填写的内容有误，请检查后再试。',
  'request.too_large': '内容太大，请缩短后再试。',
  'request.key_reused': '这次操作已经提交过，请返回后重新操作。',
  'request.busy': '现在人有点多，请稍后再试一次。',
  'request.too_many': '操作太快了，请歇一会儿再试。',
  'caller.unauthenticated': '登录已过期，请重新进入。',
  'caller.forbidden': '您没有使用这项功能的权限。',
  'server.fault': '服务暂时出了点问题，请再试一次，不会重复扣分或加分。',
};

function limitText(period: unknown): string {
  if (period === 'day') return '每天';
  if (period === 'week') return '每周';
  return period === 'month' ? '每月' : '每人';
}

/** What a refusal tells the member. A code newer than this version still gets a sentence. */
export function refusalText(refusal: Refusal): string {
  const sentence = (sentences as Partial<Record<string, Sentence>>)[refusal.code];
  if (sentence === undefined) return '这次操作没有成功，请稍后再试。';
  return typeof sentence === 'string' ? sentence : sentence(refusal);
}
