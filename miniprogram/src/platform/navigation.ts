import Taro from '@tarojs/taro';

export type PageName = 'checkin' | 'statement' | 'profile' | 'privacy';

/** `tab` opens the page on one of its tabs. */
export function openPage(name: PageName, tab?: string): void {
  const query = tab === undefined ? '' : `?tab=${tab}`;
  void Taro.navigateTo({ url: `/packages/member/${name}/index${query}` });
}

/** A page opened by its address has nothing behind it but the home page. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
}
