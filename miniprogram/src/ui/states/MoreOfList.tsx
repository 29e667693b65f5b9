import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../copy';
import { Button } from '../controls/Button';
import { EmptyState, ErrorState } from './Message';
import './MoreOfList.scss';
import { Notice } from './Notice';

/** A list that comes page by page, as far as it has come. */
interface PagedList {
  readonly rows: readonly unknown[];
  /** Null after the last page. */
  readonly nextCursor: string | null | undefined;
  readonly loading: boolean;
  /** Why the newest attempt failed. */
  readonly error: Refusal | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

interface Props {
  readonly list: PagedList;
  readonly words: { readonly loadingMore: string; readonly loadMore: string; readonly end: string };
  readonly empty: { readonly title: string; readonly text: string };
  /** Stands for the first rows while they are on their way. */
  readonly skeleton: ReactNode;
}

/**
 * What stands below the rows of a list that comes page by page, or instead of them; `children` are
 * what else comes and goes there. All in a box of its own: beside a long list it would send the list
 * to the screen again.
 */
export function MoreOfList({ children, ...props }: PropsWithChildren<Props>) {
  return (
    <View>
      <More {...props} />
      {children}
    </View>
  );
}

function More({ list, words, empty, skeleton }: Props) {
  const { rows, nextCursor, loading, error, loadMore, retry } = list;
  const isEmpty = rows.length === 0;
  if (error !== null) {
    return <ErrorState alone={isEmpty} text={copy.refusalText(error)} onRetry={retry} />;
  }
  if (loading) return isEmpty ? <>{skeleton}</> : <Notice text={words.loadingMore} />;
  if (nextCursor === null) return isEmpty ? <EmptyState {...empty} /> : <Notice text={words.end} />;
  return (
    <View className="more-of-list">
      <Button look="plain" text={words.loadMore} onPress={loadMore} />
    </View>
  );
}
