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

/** What the page was opened with, as `openPage` names it; null when that was left out. */
export function useParam(name: string): string | null {
  const value = useRouter().params[name];
  return value === undefined ? null : decoded(value);
}

/** WeChat hands the address over as it was written; a browser has decoded it already. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A sign that no address holds: it was never encoded.
    return value;
  }
}
