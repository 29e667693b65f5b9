import { dayOfMonth, type BusinessDate } from '#shared/kernel/businessdate';
import type { TeamResult, ToldTierReason } from '#shared/notice/model';
import type { LapseRule } from '#shared/order/model';

/** What the subscribe messages say. WeChat takes 20 characters of a text and five of a phrase. */
export const notices = {
  /** The way WeChat wants a date: 2026年3月2日. */
  date: (date: BusinessDate): string => {
    const [year, month] = date.split('-');
    return `${year ?? ''}年${String(Number(month))}月${String(dayOfMonth(date))}日`;
  },
  checkinTitle: '今天还没盖章，来签到领积分',
  pickupNote: (daysLeft: number, onLapse: LapseRule): string => {
    const when = daysLeft === 0 ? '今天是最后一天' : `还有 ${String(daysLeft)} 天`;
    return `${when}，逾期积分${onLapse === 'return' ? '退回' : '不退'}`;
  },
  expiryNote: (daysLeft: number): string =>
    daysLeft === 0 ? '今天到期，请尽快使用' : `还有 ${String(daysLeft)} 天到期`,
  tier: (name: string): string => `${name}会员`,
  tierEndingNote: (growth: number): string => `到期前再得 ${String(growth)} 成长值可保级`,
  tierChangedNotes: {
    expired: (from) => `${from}会员已到期`,
    reversal: () => '退款扣回了成长值',
    given: () => '店里为您提升了等级，点开查看',
    gift_ended: (from) => `赠送的${from}会员已到期`,
  } satisfies Record<ToldTierReason, (from: string) => string>,
  teamResults: {
    succeeded: { result: '拼团成功', note: '商品已为您备好，点开查看取货码' },
    completed_by_shop: { result: '拼团成功', note: '由商家补足成团，商品已为您备好' },
    failed: { result: '拼团失败', note: '没有拼成，款项已全额原路退回' },
    not_collected: { result: '逾期未取', note: '订单已结束，款项已全额原路退回' },
  } satisfies Record<TeamResult['result'], { result: string; note: string }>,
};
