/** What a mini-program may ask of the client with callbacks. */
interface Callbacks {
  readonly success?: (result: object) => void;
  readonly fail?: (error: object) => void;
  readonly complete?: (result: object) => void;
}

/** The phone around the mini-program. */
export interface Phone {
  /** What WeChat's scanner will read next; null when the person closes it. */
  sees: string | null;
  /** 0 to 1. */
  brightness: number;
  /** What has been written on canvases; null on a client too old for them. */
  drawn: string[] | null;
  /** The picture that WeChat's sheet for sending one was opened with. */
  shared: string | null;
}

/** What a mini-program asked of the client. */
export interface Traffic {
  /** Of `wx.`: what was called. */
  readonly names: Set<string>;
  /** Function calls under way. */
  inFlight: number;
  mostAtOnce: number;
}

/** Answers `wx.cloud.callFunction`; the event is what the screen sent. */
export type CallFunction = (name: string, event: object) => Promise<unknown>;

export interface Navigation {
  navigateTo(url: string): void;
  redirectTo(url: string): void;
  navigateBack(): void;
  switchTab(url: string): void;
}

const windowInfo = {
  windowWidth: 390,
  windowHeight: 763,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 47,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
};
const baseInfo = {
  SDKVersion: '3.5.8',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
};
const deviceInfo = { platform: 'ios', system: 'iOS 17.0', brand: 'iPhone', model: 'iPhone 15' };

function storage(): Record<string, unknown> {
  const kept = new Map<string, unknown>();
  return {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => kept.set(key, value),
    removeStorageSync: (key: string) => kept.delete(key),
  };
}

/** Calls back after the caller has returned, as the client does, and gives a promise without callbacks. */
function answer(work: () => unknown) {
  return async (options: Callbacks = {}): Promise<unknown> => {
    try {
      const result = Object(await work()) as object;
      options.success?.(result);
      options.complete?.(result);
      return result;
    } catch (error) {
      const failure = { errMsg: String(error) };
      options.fail?.(failure);
      options.complete?.(failure);
      if (options.fail || options.complete) return failure;
      throw error;
    }
  };
}

/** A canvas that keeps the words written on it, and loads any picture. */
function canvas(drawn: string[]): object {
  const pen = new Proxy<Record<string, unknown>>(
    {
      fillText: (text: string) => drawn.push(text),
      measureText: (text: string) => ({ width: text.length * 20 }),
    },
    { get: (target, name: string) => target[name] ?? (() => undefined) },
  );
  const createImage = () => {
    const image = { width: 500, height: 400, onload: () => undefined, src: '' };
    setTimeout(() => image.onload(), 0);
    return image;
  };
  return { getContext: () => pen, createImage };
}

/** A WeChat client of what our screens use; any other `wx.something()` succeeds and does nothing. */
export function createWx(
  callFunction: CallFunction,
  phone: Phone,
  traffic: Traffic,
  navigation: Navigation,
  copy: (value: unknown) => unknown,
): object {
  type Goto = Callbacks & { readonly url: string };
  const go = (open: (url: string) => void) => (options: Goto) =>
    answer(() => {
      open(options.url);
    })(options);
  const known: Record<string, unknown> = {
    ...storage(),
    getSystemInfoSync: () => copy({ ...windowInfo, ...baseInfo, ...deviceInfo }),
    getWindowInfo: () => copy(windowInfo),
    getAppBaseInfo: () => copy(baseInfo),
    getDeviceInfo: () => copy(deviceInfo),
    getSystemSetting: () => copy({}),
    getMenuButtonBoundingClientRect: () =>
      copy({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getLaunchOptionsSync: () => copy({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => copy({ path: '', query: {}, scene: 1001 }),
    getAccountInfoSync: () => copy({ miniProgram: { appId: 'wx0', envVersion: 'develop' } }),
    canIUse: () => true,
    navigateTo: go((url) => navigation.navigateTo(url)),
    redirectTo: go((url) => navigation.redirectTo(url)),
    reLaunch: go((url) => navigation.redirectTo(url)),
    switchTab: go((url) => navigation.switchTab(url)),
    navigateBack: (options?: Callbacks) => answer(() => navigation.navigateBack())(options),
    nextTick: (callback: () => void) => setTimeout(callback, 0),
    scanCode: (options: Callbacks) =>
      answer(() => {
        if (phone.sees === null) throw new Error('scanCode:fail cancel');
        return copy({ result: phone.sees, errMsg: 'scanCode:ok' });
      })(options),
    // Taro takes over what it finds on the client by name.
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    setKeepScreenOn: (options: Callbacks) => answer(() => undefined)(options),
    vibrateShort: (options: Callbacks) => answer(() => undefined)(options),
    createInnerAudioContext: () => ({ play: () => undefined, stop: () => undefined }),
    getScreenBrightness: (options: Callbacks) =>
      answer(() => copy({ value: phone.brightness }))(options),
    setScreenBrightness: (options: Callbacks & { readonly value: number }) =>
      answer(() => {
        phone.brightness = options.value;
      })(options),
    createOffscreenCanvas: () => phone.drawn && canvas(phone.drawn),
    canvasToTempFilePath: (options: Callbacks) =>
      answer(() => copy({ tempFilePath: 'wxfile://tmp_poster.png' }))(options),
    showShareImageMenu: (options: Callbacks & { readonly path: string }) =>
      answer(() => {
        phone.shared = options.path;
      })(options),
    // Whoever is asked says yes to every template.
    requestSubscribeMessage: (options: Callbacks & { readonly tmplIds: readonly string[] }) =>
      answer(() => copy(Object.fromEntries(options.tmplIds.map((id) => [id, 'accept']))))(options),
    cloud: {
      init: () => undefined,
      callFunction: (options: Callbacks & { name: string; data: object }) =>
        answer(async () => {
          traffic.inFlight += 1;
          traffic.mostAtOnce = Math.max(traffic.mostAtOnce, traffic.inFlight);
          const result = await callFunction(options.name, options.data).finally(() => {
            traffic.inFlight -= 1;
          });
          return copy({ result });
        })(options),
    },
  };
  return new Proxy(known, {
    get(target, name: string) {
      const found = target[name];
      if (name === 'webpackJsonp' || (name in target && typeof found !== 'function')) return found;
      return (...args: unknown[]): unknown => {
        traffic.names.add(name);
        if (typeof found === 'function') return Reflect.apply(found, target, args) as unknown;
        void answer(() => ({ errMsg: `${name}:ok` }))(args[0] as Callbacks | undefined);
        return undefined;
      };
    },
  });
}
