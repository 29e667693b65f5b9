import { dayOfMonth, daysBetween, type BusinessDate } from '#shared/kernel/businessdate';
import type { NoticeFacts, NoticeRules } from '#shared/notice/model';
import type { Lot } from '#shared/points/model';
import type { SubscribeMessage } from '../../_kit/wechat';

const orderPage = 'packages/mall/order/index';
const statementPage = 'packages/member/statement/index';

/** What a message says, by the names of `noticeValues`, and the page it opens. */
interface Words {
  readonly page: string;
  readonly values: Readonly<Partial<Record<string, string>>>;
}

/** The message as WeChat takes it: our values under the keys of the shop's own template. */
export function subscribeMessage(
  openid: string,
  facts: NoticeFacts,
  rules: NoticeRules,
  now: { readonly today: BusinessDate; readonly lots: readonly Lot[] },
): SubscribeMessage {
  const { templateId, fields } = rules.templates[facts.template];
  const { page, values } = wordsOf(facts, now);
  const data = Object.entries(fields).map(([name, key]) => [key, { value: values[name] ?? '' }]);
  return {
    openid,
    templateId,
    page,
    data: Object.fromEntries(data) as SubscribeMessage['data'],
  };
}

function wordsOf(
  facts: NoticeFacts,
  { today, lots }: { today: BusinessDate; lots: readonly Lot[] },
): Words {
  switch (facts.template) {
    case 'checkin_reminder':
      return {
        page: 'pages/home/index',
        values: { title: '今天还没盖章，来签到领积分', date: dateText(facts.date) },
      };
    case 'points_changed':
      return {
        page: statementPage,
        values: {
          change: `${facts.changePoints > 0 ? '+' : ''}${String(facts.changePoints)}`,
          balance: String(facts.balancePoints),
          date: dateText(facts.date),
        },
      };
    case 'pickup_due': {
      const daysLeft = daysBetween(today, facts.lastDate);
      const when = daysLeft === 0 ? '今天是最后一天' : `还有 ${String(daysLeft)} 天`;
      return {
        page: `${orderPage}?orderId=${encodeURIComponent(facts.orderId)}`,
        values: {
          title: facts.title,
          date: dateText(facts.lastDate),
          note: `${when}，逾期积分${facts.onLapse === 'return' ? '退回' : '不退'}`,
        },
      };
    }
    case 'points_expiring': {
      const lot = lots.find(({ expiresOn }) => expiresOn === facts.expiresOn);
      const daysLeft = daysBetween(today, facts.expiresOn);
      return {
        page: statementPage,
        values: {
          points: String(lot?.points ?? 0),
          date: dateText(facts.expiresOn),
          note: daysLeft === 0 ? '今天到期，请尽快使用' : `还有 ${String(daysLeft)} 天到期`,
        },
      };
    }
    case 'groupbuy_result':
      return {
        page: `packages/groupbuy/team/index?teamId=${facts.teamId}`,
        values: { title: facts.title.slice(0, 20), ...teamWords[facts.result] },
      };
  }
}

/** A result is five characters at most, a note twenty: WeChat takes no more. */
const teamWords = {
  succeeded: { result: '拼团成功', note: '商品已为您备好，点开查看取货码' },
  completed_by_shop: { result: '拼团成功', note: '由商家补足成团，商品已为您备好' },
  failed: { result: '拼团失败', note: '没有拼成，款项已全额原路退回' },
  not_collected: { result: '逾期未取', note: '订单已结束，款项已全额原路退回' },
} as const;

/** The way WeChat wants a date: 2026年3月2日. */
function dateText(date: BusinessDate): string {
  const [year, month] = date.split('-');
  return `${year ?? ''}年${String(Number(month))}月${String(dayOfMonth(date))}日`;
}
