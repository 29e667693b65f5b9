/** One call the code under test made to Taro, in the order made. */
export interface TaroCall {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

type PageEvent = 'show' | 'hide' | 'ready' | 'pullDown' | 'reachBottom';

const listeners = new Map<PageEvent, Set<() => void>>();
const scrollListeners = new Set<(topPx: number) => void>();

/** What the stand-in remembers; read it in a test, set `params` before rendering a page. */
export const taro = {
  calls: [] as TaroCall[],
  storage: new Map<string, unknown>(),
  params: {} as Record<string, string>,
  path: '/pages/home/index',
  /** How many pages lie over each other, the one under test on top. */
  openPages: 2,
  /** What a confirm dialog answers. */
  confirms: true,
  /** What WeChat's question about messages is answered, by template id; null where it is not asked. */
  subscribeAnswers: null as Record<string, string> | null,
};

export function resetTaro(): void {
  taro.calls = [];
  taro.storage.clear();
  taro.params = {};
  taro.path = '/pages/home/index';
  taro.openPages = 2;
  taro.confirms = true;
  taro.subscribeAnswers = null;
  listeners.clear();
  scrollListeners.clear();
}

export function record(name: string, options: object = {}): void {
  taro.calls.push({ name, options: { ...options } });
}

export function listen(event: PageEvent, listener: () => void): () => void {
  const set = listeners.get(event) ?? new Set();
  listeners.set(event, set.add(listener));
  return () => set.delete(listener);
}

/** Does what the platform does when the member comes back, pulls down or scrolls to the end. */
export function emit(event: PageEvent): void {
  for (const listener of listeners.get(event) ?? []) listener();
}

export function listenToScroll(listener: (topPx: number) => void): () => void {
  scrollListeners.add(listener);
  return () => scrollListeners.delete(listener);
}

/** The member scrolls; a document in tests has no height, so nothing else moves it. */
export function scrollTo(topPx: number): void {
  for (const listener of scrollListeners) listener(topPx);
}
