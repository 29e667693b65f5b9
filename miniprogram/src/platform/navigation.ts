import Taro from '@tarojs/taro';

export type PageName = 'checkin' | 'statement' | 'profile' | 'privacy';

export function openPage(name: PageName): void {
  void Taro.navigateTo({ url: `/packages/member/${name}/index` });
}

/** A page opened by its address has nothing behind it but the home page. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
}
