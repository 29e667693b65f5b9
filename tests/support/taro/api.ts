import { record, taro } from './state';

type Options = object;

/** A call that always succeeds and leaves its options in `taro.calls`. */
const succeeds =
  (name: string) =>
  (options: Options = {}): Promise<{ errMsg: string }> => {
    record(name, options);
    return Promise.resolve({ errMsg: `${name}:ok` });
  };

export const navigateTo = succeeds('navigateTo');
export const navigateBack = succeeds('navigateBack');
export const redirectTo = succeeds('redirectTo');
export const reLaunch = succeeds('reLaunch');
export const switchTab = succeeds('switchTab');
export const showToast = succeeds('showToast');
export const showLoading = succeeds('showLoading');
export const setNavigationBarTitle = succeeds('setNavigationBarTitle');
export const setClipboardData = succeeds('setClipboardData');
export const vibrateShort = succeeds('vibrateShort');
export const pageScrollTo = succeeds('pageScrollTo');

export function hideToast(): void {
  record('hideToast');
}

export function hideLoading(): void {
  record('hideLoading');
}

export function stopPullDownRefresh(): void {
  record('stopPullDownRefresh');
}

export function showModal(options: Options): Promise<{ confirm: boolean; cancel: boolean }> {
  record('showModal', options);
  return Promise.resolve({ confirm: taro.confirms, cancel: !taro.confirms });
}

/** The answers a test has laid out; where there are none, the dialog does not open. */
export function requestSubscribeMessage(options: Options): Promise<Record<string, string>> {
  record('requestSubscribeMessage', options);
  return taro.subscribeAnswers === null
    ? Promise.reject(new Error('requestSubscribeMessage:fail'))
    : Promise.resolve({ errMsg: 'requestSubscribeMessage:ok', ...taro.subscribeAnswers });
}

/** As on a phone: a key that was never set reads as an empty string. */
export function getStorageSync(key: string): unknown {
  return taro.storage.get(key) ?? '';
}

export function setStorageSync(key: string, value: unknown): void {
  taro.storage.set(key, value);
}

export function removeStorageSync(key: string): void {
  taro.storage.delete(key);
}

export function getCurrentPages(): object[] {
  return Array.from({ length: taro.openPages }, () => ({}));
}

export function getEnv(): string {
  return ENV_TYPE.WEB;
}

export const ENV_TYPE = { WEAPP: 'WEAPP', WEB: 'WEB' } as const;

export function getCurrentInstance(): { router: { params: Record<string, string>; path: string } } {
  return { router: { params: taro.params, path: taro.path } };
}

export function getWindowInfo(): Record<string, unknown> {
  return {
    windowWidth: 390,
    windowHeight: 844,
    pixelRatio: 3,
    statusBarHeight: 47,
    safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
  };
}

export function getAppBaseInfo(): Record<string, unknown> {
  return { theme: 'light', language: 'zh_CN', platform: 'web' };
}

export function nextTick(callback: () => void): void {
  setTimeout(callback, 0);
}
