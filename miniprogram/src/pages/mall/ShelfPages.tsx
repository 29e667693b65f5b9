import { View } from '@tarojs/components';
import type { ItemCard } from '#shared/mall/contract/items';
import { copy } from '../../copy';
import type { ShelfFilter } from '../../features/mall/items/ShelfControls';
import { Shelf } from '../../features/mall/items/Shelf';
import { ShelfSkeleton } from '../../features/mall/items/ShelfSkeleton';
import { useShelf, type ShelfQuery } from '../../features/mall/items/useShelf';
import { useEndOfPage, usePullDown } from '../../platform/page';
import { MoreOfList } from '../../ui/states/MoreOfList';

interface Props {
  readonly query: ShelfQuery & { readonly filter: ShelfFilter };
  readonly onOpen: (item: ItemCard) => void;
  /** What else is on the page wants to be fresh when the member pulls it down. */
  readonly onRefresh: () => Promise<void>;
}

const words = copy.mall;

/** The items that a query finds, more of them as the end of the page comes near. */
export function ShelfPages({ query, onOpen, onRefresh }: Props) {
  const { items, nextCursor, error, loading, reload, retry, loadMore } = useShelf(query);
  usePullDown(() => Promise.all([reload(), onRefresh()]));
  useEndOfPage(loadMore);
  return (
    <>
      <Shelf items={items} onOpen={onOpen} />
      {/* A box of their own: coming and going beside the list would send the list again. */}
      <View>
        <MoreOfList
          count={items.length}
          hasMore={nextCursor !== null}
          loading={loading}
          error={error && copy.refusalText(error)}
          words={words}
          empty={query.search === '' ? words.empty[query.filter] : words.emptySearch(query.search)}
          skeleton={<ShelfSkeleton />}
          onMore={loadMore}
          onRetry={retry}
        />
      </View>
    </>
  );
}
