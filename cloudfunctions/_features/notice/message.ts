import { daysBetween, type BusinessDate } from '#shared/kernel/businessdate';
import type { NoticeFacts, NoticeRules } from '#shared/notice/model';
import type { Lot } from '#shared/points/model';
import type { TierOutlook } from '#shared/tier/ending';
import { copy } from '../../_copy';
import type { SubscribeMessage } from '../../_kit/wechat';

const orderPage = 'packages/mall/order/index';
const tierPage = 'packages/member/tier/index';
const statementPage = 'packages/member/statement/index';

const words = copy.notices;

/** What a message says, by the names of `noticeValues`, and the page it opens. */
interface Words {
  readonly page: string;
  readonly values: Readonly<Partial<Record<string, string>>>;
}

/** What a message says of the member is worked out when it is sent. */
interface Now {
  readonly today: BusinessDate;
  readonly lots: readonly Lot[];
  readonly tier: TierOutlook | null;
}

/** The message as WeChat takes it: our values under the keys of the shop's own template. */
export function subscribeMessage(
  openid: string,
  facts: NoticeFacts,
  rules: NoticeRules,
  now: Now,
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

function wordsOf(facts: NoticeFacts, { today, lots, tier }: Now): Words {
  switch (facts.template) {
    case 'checkin_reminder':
      return {
        page: 'pages/home/index',
        values: { title: words.checkinTitle, date: words.date(facts.date) },
      };
    case 'points_changed':
      return {
        page: statementPage,
        values: {
          change: `${facts.changePoints > 0 ? '+' : ''}${String(facts.changePoints)}`,
          balance: String(facts.balancePoints),
          date: words.date(facts.date),
        },
      };
    case 'pickup_due': {
      const daysLeft = daysBetween(today, facts.lastDate);
      return {
        page: `${orderPage}?orderId=${encodeURIComponent(facts.orderId)}`,
        values: {
          title: facts.title,
          date: words.date(facts.lastDate),
          note: words.pickupNote(daysLeft, facts.onLapse),
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
          date: words.date(facts.expiresOn),
          note: words.expiryNote(daysLeft),
        },
      };
    }
    case 'tier_ending':
      return {
        page: tierPage,
        values: {
          tier: words.tier(tier?.ending?.name ?? ''),
          date: words.date(facts.until),
          note: words.tierEndingNote(tier?.ending?.missing ?? 0),
        },
      };
    case 'tier_changed':
      return {
        page: tierPage,
        values: {
          tier: words.tier(facts.toName),
          date: words.date(facts.date),
          note: words.tierChangedNotes[facts.reason](facts.fromName),
        },
      };
    case 'groupbuy_result':
      return {
        page: `packages/groupbuy/team/index?teamId=${facts.teamId}`,
        values: { title: facts.title.slice(0, 20), ...words.teamResults[facts.result] },
      };
  }
}
