import { useDidShow } from '@tarojs/taro';
import { useEffect, useSyncExternalStore } from 'react';
import type { ReplyOf, RequestOf } from '#shared/api';
import type { MemberAction } from './cloud';
import { readOf, type Read, type ReadState } from './reads';

/**
 * What an action answers, kept while newer data is fetched: on mounting, and whenever the page comes
 * back into view.
 */
export function useRead<Name extends MemberAction>(
  action: Name,
  data: RequestOf<Name>,
): ReadState<ReplyOf<Name>> & Pick<Read<ReplyOf<Name>>, 'refresh' | 'patch'> {
  const read = readOf(action, data);
  const state = useSyncExternalStore(read.subscribe, read.get);
  useEffect(() => void read.refresh(), [read]);
  useDidShow(() => void read.refresh());
  return { ...state, refresh: read.refresh, patch: read.patch };
}
