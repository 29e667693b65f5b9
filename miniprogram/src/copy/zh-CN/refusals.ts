import type { ActionsOf, RefusalOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { CallError } from '#shared/wire';
import { grouped } from './numbers';

type RefusalCode = RefusalOf<ActionsOf<'member'>>['code'] | CallError['code'] | 'network.failed';

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
  'member.nickname_invalid': ({ maxLength }) =>
    `昵称需要 1 到 ${String(maxLength)} 个字，不能有看不见的字符。`,
  'member.avatar_invalid': '这个头像不能使用，请换一个。',
  'member.privacy_version_unknown': '隐私保护指引刚刚更新，请看过新版再决定。',
  'notice.not_configured': '提醒暂时没有开放，签到和积分不受影响。',
  'payment.not_found': '没有找到这笔付款。',
  'payment.not_configured': '店家还没有开通微信支付，没有扣款。',
  'payment.unavailable': '微信支付暂时没有回应，没有扣款，请稍后再试。',
  'payment.closed': '付款时间已过，没有扣款，请重新下单。',
  'payment.already_paid': '这笔订单已经付过款了。',
  'groupbuy.campaign_not_found': '没有找到这个拼团活动，可能已经下架。',
  'groupbuy.campaign_not_started': '活动还没开始，请到时间再来。',
  'groupbuy.campaign_ended': '活动已经结束，不能再开团了。',
  'groupbuy.campaign_changed': '活动刚刚有调整，请看过新的价格再开团。',
  'groupbuy.sold_out': '剩下的商品不够开新团了，可以看看正在拼的团。',
  'groupbuy.team_not_found': '没有找到这个团。',
  'groupbuy.team_full': '这个团刚刚满员，没有扣款。可以加入别的团，或者自己开一个。',
  'groupbuy.team_over': '这个团已经结束，没有扣款。可以加入别的团，或者自己开一个。',
  'groupbuy.already_in_team': '您在这个活动里已经有一个团，完成后才能参加下一个。',
  'groupbuy.seat_lapsed': '保留的名额已经放出，没有扣款，请重新参团。',
  'groupbuy.too_many_an_order': ({ maxPerOrder }) => `每单最多 ${String(maxPerOrder)} 件。`,
  'groupbuy.too_many_a_member': ({ maxPerMember, quantityLeft }) =>
    Number(quantityLeft) > 0
      ? `每人限购 ${String(maxPerMember)} 件，您还能买 ${String(quantityLeft)} 件。`
      : `每人限购 ${String(maxPerMember)} 件，您已经买够了。`,
  'groupbuy.store_not_offered': '这家门店不提供这件商品，请换一家。',
  'groupbuy.delivery_mismatch': '请确认取货门店或收货地址。',
  'groupbuy.order_not_found': '没有找到这笔订单。',
  'groupbuy.not_in_team': '您不在这个团里。',
  'groupbuy.leader_stays': '团长付款后不能退出这个团；没有拼成会全额退款。',
  'request.malformed': '这次请求没有成功，请更新到最新版本再试。',
  'request.unknown_action': '这项功能需要更新到最新版本才能使用。',
  'request.invalid': '填写的内容有误，请检查后再试。',
  'request.too_large': '内容太大，请缩短后再试。',
  'request.key_reused': '这次操作已经提交过，请返回后重新操作。',
  'request.busy': '现在人有点多，请稍后再试一次。',
  'caller.unauthenticated': '登录已过期，请重新进入。',
  'caller.forbidden': '您没有使用这项功能的权限。',
  'server.fault': '服务暂时出了点问题，请再试一次，不会重复扣分或加分。',
};

/** What a refusal tells the member. A code newer than this version still gets a sentence. */
export function refusalText(refusal: Refusal): string {
  const sentence = (sentences as Partial<Record<string, Sentence>>)[refusal.code];
  if (sentence === undefined) return '这次操作没有成功，请稍后再试。';
  return typeof sentence === 'string' ? sentence : sentence(refusal);
}
