import { Text, View } from '@tarojs/components';
import { copy } from '../../../copy';
import { Icon } from '../../../ui/base/Icon';
import { Pressable } from '../../../ui/controls/Pressable';
import { SearchField } from '../../../ui/controls/SearchField';
import { Segmented } from '../../../ui/controls/Segmented';
import './ShelfControls.scss';
import type { ShelfQuery } from './useShelf';

export const shelfFilters = ['all', 'affordable', 'goods', 'voucher', 'service'] as const;
export type ShelfFilter = (typeof shelfFilters)[number];

interface Props {
  readonly filter: ShelfFilter;
  readonly sort: ShelfQuery['sort'];
  readonly typed: string;
  readonly onFilter: (filter: ShelfFilter) => void;
  readonly onSort: () => void;
  readonly onType: (text: string) => void;
}

const words = copy.mall;

export function ShelfControls({ filter, sort, typed, onFilter, onSort, onType }: Props) {
  return (
    <View className="shelf-controls">
      <View className="shelf-controls__top">
        <View className="shelf-controls__search">
          <SearchField
            value={typed}
            label={words.search}
            placeholder={words.searchPlaceholder}
            clear={words.clearSearch}
            onChange={onType}
          />
        </View>
        <Pressable
          className="shelf-controls__sort"
          label={words.sortLabel(words.sorts[sort])}
          onPress={onSort}
        >
          <Text>{words.sortsShort[sort]}</Text>
          <Icon name="down" className="shelf-controls__down" />
        </Pressable>
      </View>
      <Segmented
        label={words.filterLabel}
        options={shelfFilters.map((value) => ({ value, text: words.filters[value] }))}
        value={filter}
        onChange={onFilter}
      />
    </View>
  );
}
