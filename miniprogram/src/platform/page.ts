import Taro, { usePageScroll, usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro';

/** The member pulled the page down; the sign of refreshing goes away when the work is done. */
export function usePullDown(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
}

/** `onScroll` gets the distance from the top in px. */
export function useScroll(onScroll: (topPx: number) => void): void {
  usePageScroll(({ scrollTop }) => onScroll(scrollTop));
}

export const useEndOfPage = useReachBottom;

/** The tab the page was opened on, as `openPage` names it; null when it named none. */
export function useOpenedTab(): string | null {
  return useRouter().params['tab'] ?? null;
}
