import { useState } from 'react';
import { copy } from '../../../copy';
import { useParam } from '../../../platform/page';
import { Segmented } from '../../../ui/controls/Segmented';
import { OrderPages, type OrderFilter } from './OrderPages';

const words = copy.mall.orders;
const filters = ['all', 'open'] as const satisfies readonly OrderFilter[];

export function Orders() {
  const openedOn = useParam('tab');
  const [filter, setFilter] = useState<OrderFilter>(
    filters.find((one) => one === openedOn) ?? 'all',
  );
  return (
    <>
      <Segmented
        label={words.filterLabel}
        options={filters.map((value) => ({ value, text: words.filters[value] }))}
        value={filter}
        onChange={setFilter}
      />
      <OrderPages key={filter} filter={filter} />
    </>
  );
}
