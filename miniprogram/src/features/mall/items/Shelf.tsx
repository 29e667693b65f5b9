import { View } from '@tarojs/components';
import { useMemo } from 'react';
import type { ItemCard } from '#shared/mall/contract/items';
import { useScrolledTo } from '../../../platform/page';
import { chunkAt, chunksOf } from '../../../ui/layout/windowing';
import { WindowedList } from '../../../ui/layout/WindowedList';
import { ItemTile } from './ItemTile';
import './Shelf.scss';

interface Props {
  readonly items: readonly ItemCard[];
  readonly onOpen: (item: ItemCard) => void;
}

type Pair = readonly [ItemCard, ItemCard | undefined];

/** As the stylesheets have it: a tile and the gap below it. */
const pairHeightUnits = 18.25;
/** About one screen. */
const pairsInChunk = 3;

/** The items two by two; five hundred of them keep the page small. */
export function Shelf({ items, onOpen }: Props) {
  const chunks = useMemo(
    () => chunksOf(pairsOf(items), pairsInChunk, () => pairHeightUnits),
    [items],
  );
  const current = useScrolledTo((topUnits) => chunkAt(chunks, topUnits));
  return (
    <WindowedList
      chunks={chunks}
      current={current}
      draw={([left, right]) => (
        <View key={left.itemId} className="shelf__pair">
          <ItemTile item={left} onOpen={onOpen} />
          {right === undefined ? (
            <View className="shelf__space" />
          ) : (
            <ItemTile item={right} onOpen={onOpen} />
          )}
        </View>
      )}
    />
  );
}

function pairsOf(items: readonly ItemCard[]): Pair[] {
  return items.flatMap((item, index): Pair[] =>
    index % 2 === 0 ? [[item, items[index + 1]]] : [],
  );
}
