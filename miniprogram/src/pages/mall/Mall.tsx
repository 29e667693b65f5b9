import { useState } from 'react';
import { copy } from '../../copy';
import { AlmostThere } from '../../features/mall/items/AlmostThere';
import { ShelfControls } from '../../features/mall/items/ShelfControls';
import { shelfSorts } from '../../features/mall/items/useShelf';
import { useShelfQuery } from '../../features/mall/items/useShelfQuery';
import { openPage } from '../../platform/navigation';
import { useRead } from '../../platform/useRead';
import { ChoiceSheet } from '../../ui/layout/ChoiceSheet';
import { MallBalance } from './MallBalance';
import { ShelfPages } from './ShelfPages';

const words = copy.mall;
/** As many as a thumb will swipe through. */
const almostLimit = 8;

/** The points on top, what is just out of reach, and the shelf. */
export function Mall() {
  const { filter, sort, typed, search, setFilter, setSort, setTyped } = useShelfQuery();
  const [isSorting, setIsSorting] = useState(false);
  const almost = useRead('mall.listItems', { filter: 'almost', limit: almostLimit });
  const openItem = ({ itemId }: { readonly itemId: string }) => openPage('item', { itemId });
  const isBrowsing = filter === 'all' && search === '';

  return (
    <>
      <MallBalance availablePoints={almost.data?.availablePoints ?? null} />
      <ShelfControls
        filter={filter}
        sort={sort}
        typed={typed}
        onFilter={setFilter}
        onSort={() => setIsSorting(true)}
        onType={setTyped}
      />
      {isBrowsing && almost.data !== null && (
        <AlmostThere
          items={almost.data.items}
          availablePoints={almost.data.availablePoints}
          onOpen={openItem}
        />
      )}
      <ShelfPages
        key={`${filter} ${sort} ${search}`}
        query={{ filter, sort, search }}
        onOpen={openItem}
        onRefresh={almost.refresh}
      />
      {isSorting && (
        <ChoiceSheet
          title={words.sortTitle}
          options={shelfSorts.map((value) => ({ value, text: words.sorts[value] }))}
          value={sort}
          onChoose={(value) => {
            setSort(value);
            setIsSorting(false);
          }}
          onClose={() => setIsSorting(false)}
        />
      )}
    </>
  );
}
