import type { DraftRulesRefusal } from '#shared/simulation/contract';
import type { FlowSource } from '#shared/simulation/model';

const wholeNumbers = new Intl.NumberFormat('zh-CN');
const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Everything that the simulator says. Its readers are owners, so it says it in Chinese. */
export const copy = {
  title: (brandName: string) => `${brandName} · 规则试算`,
  window: (from: string, to: string, days: number, members: number) =>
    `${from} 至 ${to}，共 ${String(days)} 天，${points(members)} 位会员`,
  today: '现行规则',
  draft: '试算规则',
  change: '变化',
  item: '项目',
  sections: {
    issued: '发放积分（按来源）',
    redeemed: '使用积分（按去向）',
    money: '成本与负债',
    expiry: '未用积分（按到期月）',
    members: '会员影响',
    extremes: '变化最大的会员（已用与剩余积分合计）',
  },
  rows: {
    issued: '发放合计',
    redeemed: '使用合计',
    issuedFen: '发放成本（元）',
    redeemedFen: '已兑付成本（元）',
    streak: '其中：连续与累计奖励',
    expired: '到期作废',
    unmet: '想用而不能用',
    liability: '期末未用积分',
    liabilityFen: '期末负债（元）',
    firstReward: (price: number) => `半数会员攒到 ${points(price)} 分所需天数`,
  },
  sources: {
    welcome: '入会礼',
    'checkin.base': '每日签到',
    'checkin.streak': '连续签到奖励',
    'checkin.cumulative': '累计签到奖励',
    'checkin.tier': '签到等级加成',
    makeup: '补签所得',
    purchase: '消费积分',
    grant: '门店赠送',
    adjust: '人工更正',
    import: '旧积分转入',
    groupbuy: '拼团奖励',
    cash: '抵现金',
    spend: '兑换',
    'makeup.cost': '补签花费',
    expire: '到期',
    reverse_earn: '退款扣回',
    reverse_spend: '退款退回',
  } satisfies Record<FlowSource, string>,
  never: '永不到期',
  notReached: '期内未达到',
  noRate: '不抵现金',
  anonymous: '（未填昵称）',
  better: '得益',
  worse: '受损',
  same: '不变',
  people: (count: number) => `${points(count)} 人`,
  audit: (matching: number, all: number) =>
    matching === all
      ? `核对：按当时的规则重算，${points(all)} 位会员的积分与账本逐笔一致。`
      : `核对：${points(all - matching)} 位会员重算后与账本不一致，这些会员的试算结果仅供参考。`,
  took: (seconds: number) => `用时 ${seconds.toFixed(1)} 秒`,
  wrote: (file: string) => `已写入 ${file}`,
  notWritten: (file: string) => `写不了 ${file}`,
  legend: { today: '现行', draft: '试算' },
  refusals: {
    'simulation.rules_empty': '规则文件里没有任何规则（可写 programme、points、checkin、tier）',
    'simulation.rule_set_unknown': '没有这一组规则（可写 programme、points、checkin、tier）',
    'simulation.field_unknown': '没有这个字段',
    'simulation.field_missing': '缺少这个字段',
    'simulation.period_overlap': '时段或档位重复',
    'simulation.period_empty': '时段的结束早于开始',
    'simulation.value_wrong': '这个值不对',
  } satisfies Record<DraftRulesRefusal['code'], string>,
  refusal: ({ code, path }: DraftRulesRefusal): string =>
    `规则文件有误：${copy.refusals[code]}${path === '' ? '' : `：${path}`}（${code}）`,
  noFile: (file: string) => `读不到规则文件 ${file}`,
  notJson: (file: string) => `${file} 不是 JSON`,
  noRules: '请用 --rules FILE 指明规则文件',
  noShop: (shop: string, folder: string) =>
    `${folder} 里没有店铺 "${shop}"；可用 npm start 先建一个`,
  badNumber: (flag: string, most: number) => `${flag} 应为 1 到 ${String(most)} 的整数`,
  badFlag: (sentence: string) => `参数有误：${sentence}`,
};

export function points(value: number): string {
  return wholeNumbers.format(value);
}

/** Fen as yuan. */
export function money(fen: number): string {
  return yuan.format(fen / 100);
}

export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}
