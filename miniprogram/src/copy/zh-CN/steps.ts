import type { BusinessDate } from '#shared/kernel/businessdate';
import type { ExplainedStep, ReturnReason } from '#shared/points/model';
import { dates } from './dates';
import { grouped, ratio, yuan } from './numbers';

type Facts = ExplainedStep['facts'];

const cycleScope: Record<string, string> = { rolling: '', week: '本周', month: '本月' };

const number = (fact: Facts[string] | undefined): number => Number(fact ?? 0);
const dayOf = (fact: Facts[string] | undefined): string =>
  fact === undefined || fact === '' ? '' : dates.day(String(fact) as BusinessDate);
const fullDayOf = (fact: Facts[string] | undefined): string =>
  fact === undefined || fact === '' ? '' : dates.fullDay(String(fact) as BusinessDate);

/** 128.50 元 × 1 = 128 */
function purchase({ amountFen, eligibleFen, payableFen, points, perFen }: Facts): string {
  if (amountFen === undefined || perFen === undefined) return '消费';
  const eligible = number(eligibleFen ?? amountFen);
  const exact = (eligible * number(points)) / number(perFen);
  const sum = `${yuan(eligible)} × ${ratio(number(points) * 100, number(perFen))}`;
  const after = payableFen === undefined ? '' : `，积分抵后应付 ${yuan(number(payableFen))}`;
  const excluded =
    eligible < number(amountFen) ? `账单 ${yuan(number(amountFen))}${after}，其中计分 ` : '';
  const rounded = Number.isInteger(exact) ? '' : '，不足 1 分舍去';
  return `${excluded}${sum} = ${grouped(Math.floor(exact))}${rounded}`;
}

function caps({ maxPointsPerBill, maxPointsPerDay }: Facts): string {
  const perBill = number(maxPointsPerBill);
  const perDay = number(maxPointsPerDay);
  const limits = [
    perBill > 0 ? `每单最多 ${grouped(perBill)} 分` : '',
    perDay > 0 ? `每天最多 ${grouped(perDay)} 分` : '',
  ];
  return limits.filter((limit) => limit !== '').join('，');
}

/** Why points came back or were taken back: somebody's own words, else what the code stands for. */
const returnReasons: Readonly<Record<string, string>> = {
  'mall.cancelled': '取消兑换',
  'mall.lapsed': '逾期未领',
  'mall.unpaid': '没有付款',
  'groupbuy.after_sales': '拼团商品售后退款',
  'groupbuy.not_collected': '拼团商品逾期未取',
} satisfies Record<ReturnReason, string>;

const whyBack = ({ reason, because }: Facts): string =>
  String(reason ?? returnReasons[String(because)] ?? '退款');

/** What a reversal asked for may be more than could be had. */
function takenBack(facts: Facts, points: number): string {
  const { namedPoints } = facts;
  const named = number(namedPoints);
  const short = named > -points ? `（应扣 ${grouped(named)}，实扣 ${grouped(-points)}）` : '';
  return `扣回：${whyBack(facts)}${short}`;
}

const tierWords: Record<string, (from: string, to: string) => string> = {
  upgrade: (_, to) => `升为${to}会员`,
  renewed: (_, to) => `${to}会员续期`,
  expired: (from, to) => `${from}会员到期，转为${to}会员`,
  reversal: (from, to) => `退款扣回成长值，${from}会员转为${to}会员`,
  given: (_, to) => `赠送${to}会员`,
  gift_ended: (from, to) => `赠送的${from}会员到期，现为${to}会员`,
};

function tierChange({ reason, fromName, toName, until, words }: Facts): string {
  const said = tierWords[String(reason)]?.(String(fromName), String(toName)) ?? '等级变更';
  const keeps = words === undefined ? '保级' : '有效';
  const term = until === undefined || until === '' ? '' : `，${keeps}到 ${fullDayOf(until)}`;
  return `${said}${term}${words === undefined ? '' : `：${String(words)}`}`;
}

/** The words of each step of an explanation, from its facts. */
export const stepText: Record<string, (facts: Facts, points: number) => string> = {
  welcome: () => '加入会员',
  import: () => '旧积分转入',
  grant: ({ reason }) => String(reason ?? '门店赠送'),
  adjust: ({ reason }) => String(reason ?? '人工更正'),
  expire: ({ expiresOn }) => `${fullDayOf(expiresOn)}到期`,
  reverse_earn: takenBack,
  reverse_spend: (facts) => `退回：${whyBack(facts)}`,
  'purchase.base': purchase,
  'purchase.multiplier': ({ numerator, denominator }) =>
    `${ratio(number(numerator), number(denominator ?? 1))} 倍积分`,
  'purchase.tier': ({ numerator, denominator }) =>
    `会员等级 ${ratio(number(numerator), number(denominator ?? 1))} 倍积分`,
  'checkin.tier': ({ numerator, denominator }) =>
    `会员等级 ${ratio(number(numerator), number(denominator ?? 1))} 倍签到积分`,
  'purchase.capped': caps,
  growth: ({ title, amountFen, growth }) =>
    `${String(title)} 实付 ${yuan(number(amountFen))}，得 ${grouped(number(growth))} 成长值`,
  tier: tierChange,
  'spend.cash': ({ billFen, worthFen }) =>
    `账单 ${yuan(number(billFen))}，抵 ${yuan(number(worthFen))}`,
  redeem: ({ title, quantity }) =>
    `兑换 ${String(title)}${number(quantity) > 1 ? ` × ${String(quantity)}` : ''}`,
  'groupbuy.price': ({ title, quantity }) => `拼团 ${String(title)} × ${String(quantity)}`,
  'groupbuy.bonus': ({ title }) => `拼团成功 ${String(title ?? '')}`,
  'debit.held': ({ storeName, worthFen }) =>
    `${String(storeName ?? '')}抵现预留，可抵 ${yuan(number(worthFen))}，等您确认`,
  'debit.declined': () => '没有确认，积分退回',
  'debit.withdrawn': () => '门店取消，积分退回',
  'makeup.cost': ({ date }) => `补签 ${dayOf(date)}`,
  'checkin.base': () => '当天签到',
  'checkin.streak': ({ day }) => `连续第 ${day ?? ''} 天`,
  'checkin.cumulative': ({ days, cycle }) =>
    `${cycleScope[String(cycle)] ?? ''}累计第 ${days ?? ''} 天`,
};
