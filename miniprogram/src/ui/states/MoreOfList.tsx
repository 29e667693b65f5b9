import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button';
import { EmptyState, ErrorState } from './Message';
import './MoreOfList.scss';
import { Notice } from './Notice';

interface Props {
  /** How many rows stand above. */
  readonly count: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  /** Why the newest attempt failed, as a sentence. */
  readonly error: string | null;
  readonly words: { readonly loadingMore: string; readonly loadMore: string; readonly end: string };
  readonly empty: { readonly title: string; readonly text: string };
  /** Stands for the first rows while they are on their way. */
  readonly skeleton: ReactNode;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** What stands below the rows of a list that comes page by page, or instead of them. */
export function MoreOfList(props: Props) {
  const { count, hasMore, loading, error, words, onMore } = props;
  const isEmpty = count === 0;
  if (error !== null) return <ErrorState alone={isEmpty} text={error} onRetry={props.onRetry} />;
  if (loading) return isEmpty ? <>{props.skeleton}</> : <Notice text={words.loadingMore} />;
  if (!hasMore) return isEmpty ? <EmptyState {...props.empty} /> : <Notice text={words.end} />;
  return (
    <View className="more-of-list">
      <Button look="plain" text={words.loadMore} onPress={onMore} />
    </View>
  );
}
