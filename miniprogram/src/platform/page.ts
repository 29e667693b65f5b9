import Taro, { usePageScroll, usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { textUnitPx } from './text';

/** The member pulled the page down; the sign of refreshing goes away when the work is done. */
export function usePullDown(refresh: () => Promise<unknown>): void {
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh());
  });
}

/** The place the page has been scrolled to, from the distance to its top in text units. */
export function useScrolledTo(placeAt: (topUnits: number) => number): number {
  const [place, setPlace] = useState(0);
  usePageScroll(({ scrollTop }) => setPlace(placeAt(scrollTop / textUnitPx())));
  return place;
}

export const useEndOfPage = useReachBottom;

/** The tab the page was opened on, as `openPage` names it; null when it named none. */
export function useOpenedTab(): string | null {
  return useRouter().params['tab'] ?? null;
}
