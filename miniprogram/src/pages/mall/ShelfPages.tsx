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
  const list = useShelf(query);
  usePullDown(() => Promise.all([list.reload(), onRefresh()]));
  useEndOfPage(list.loadMore);
  return (
    <>
      <Shelf items={list.rows} onOpen={onOpen} />
      <MoreOfList
        list={list}
        words={words}
        empty={query.search === '' ? words.empty[query.filter] : words.emptySearch(query.search)}
        skeleton={<ShelfSkeleton />}
      />
    </>
  );
}
