import { useEffect, useRef } from 'react';
import { listen, listenToScroll, taro } from './state';

type Listener = () => unknown;

function usePageEvent(event: Parameters<typeof listen>[0], listener: Listener): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listen(event, () => void latest.current()), [event]);
}

/** A page is shown as soon as it is mounted, and again on `emit('show')`. */
export function useDidShow(listener: Listener): void {
  usePageEvent('show', listener);
  useOnce(listener);
}

export function useLoad(listener: (params: Record<string, string>) => unknown): void {
  useOnce(() => listener(taro.params));
}

export function useLaunch(listener: (options: { path: string }) => unknown): void {
  useOnce(() => listener({ path: taro.path }));
}

export function useReady(listener: Listener): void {
  usePageEvent('ready', listener);
  useOnce(listener);
}

export function useUnload(listener: Listener): void {
  const latest = useRef(listener);
  useEffect(() => () => void latest.current(), []);
}

export const useDidHide = (listener: Listener): void => {
  usePageEvent('hide', listener);
};

export const usePullDownRefresh = (listener: Listener): void => {
  usePageEvent('pullDown', listener);
};

export const useReachBottom = (listener: Listener): void => {
  usePageEvent('reachBottom', listener);
};

export function usePageScroll(listener: (place: { scrollTop: number }) => unknown): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => listenToScroll((scrollTop) => void latest.current({ scrollTop })), []);
}

export function useRouter(): { params: Record<string, string>; path: string } {
  return { params: taro.params, path: taro.path };
}

export function useShareAppMessage(): void {
  // Sharing belongs to WeChat; nothing of it can be seen in a browser document.
}

function useOnce(listener: Listener): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    void listener();
  });
}
