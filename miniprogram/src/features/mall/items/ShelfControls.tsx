import { View } from '@tarojs/components';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
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
      <SearchField
        value={typed}
        label={words.search}
        placeholder={words.searchPlaceholder}
        clear={words.clearSearch}
        onChange={onType}
      />
      <Segmented
        label={words.filterLabel}
        options={shelfFilters.map((value) => ({ value, text: words.filters[value] }))}
        value={filter}
        onChange={onFilter}
      />
      <View className="shelf-controls__sort">
        <Button look="plain" text={words.sortLabel(words.sorts[sort])} onPress={onSort} />
      </View>
    </View>
  );
}
