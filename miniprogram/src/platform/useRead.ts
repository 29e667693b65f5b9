import { useDidShow } from '@tarojs/taro';
import { useEffect, useReducer } from 'react';
import type { ReplyOf, RequestOf } from '#shared/api';
import type { AppAction } from './cloud';
import { readOf, type Read, type ReadState } from './reads';

/**
 * What an action answers, kept while newer data is fetched: on mounting, and whenever the page comes
 * back into view.
 */
export function useRead<Name extends AppAction>(
  action: Name,
  data: RequestOf<Name>,
): ReadState<ReplyOf<Name>> & Pick<Read<ReplyOf<Name>>, 'refresh' | 'patch'> {
  const read = readOf(action, data);
  // Not useSyncExternalStore: it draws at once, so the seal would stand before it is pressed.
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => read.subscribe(drawAgain), [read]);
  useEffect(() => void read.refresh(), [read]);
  useDidShow(() => void read.refresh());
  return { ...read.get(), refresh: read.refresh, patch: read.patch };
}
