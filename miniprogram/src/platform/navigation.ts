import Taro from '@tarojs/taro';

/** Pages that are opened from another; each is told in its address what to show. */
const pages = {
  checkin: 'packages/member/checkin',
  statement: 'packages/member/statement',
  profile: 'packages/member/profile',
  privacy: 'packages/member/privacy',
  deletion: 'packages/member/deletion',
  item: 'packages/mall/item',
  orders: 'packages/mall/orders',
  order: 'packages/mall/order',
  campaign: 'packages/groupbuy/campaign',
  team: 'packages/groupbuy/team',
  teams: 'packages/groupbuy/teams',
  claim: 'packages/member/claim',
  tier: 'packages/member/tier',
  till: 'packages/store/till',
  visit: 'packages/store/visit',
  bill: 'packages/store/bill',
  handout: 'packages/store/handout',
  today: 'packages/store/today',
  approvals: 'packages/store/approvals',
  staff: 'packages/store/staff',
  invite: 'packages/store/invite',
  audit: 'packages/store/audit',
} as const;

export type PageName = keyof typeof pages;

/** `params` reach the page through `useParam`. */
export function openPage(name: PageName, params: Readonly<Record<string, string>> = {}): void {
  void Taro.navigateTo({ url: pagePath(name, params) });
}

/** Opens a page in place of the one in front, which has done its work: going back skips it. */
export function replacePage(name: PageName, params: Readonly<Record<string, string>> = {}): void {
  void Taro.redirectTo({ url: pagePath(name, params) });
}

/** The address of a page, for a link from outside. */
export function pagePath(name: PageName, params: Readonly<Record<string, string>> = {}): string {
  return `/${pages[name]}/index${queryOf(params)}`;
}

function queryOf(params: Readonly<Record<string, string>>): string {
  const parts = Object.entries(params).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

export type TabName = 'home' | 'mall' | 'code' | 'groupbuy' | 'me';

export function openTab(name: TabName): void {
  void Taro.switchTab({ url: `/pages/${name}/index` });
}

const isFirst = (): boolean => Taro.getCurrentPages().length <= 1;

/** A page opened by its address has nothing behind it but the home page. */
export function goBack(): void {
  if (isFirst()) openTab('home');
  else void Taro.navigateBack();
}

/** Back to the page that this one belongs to, also where the address opened this one. */
export function goBackTo(name: PageName): void {
  if (isFirst()) replacePage(name);
  else void Taro.navigateBack();
}
