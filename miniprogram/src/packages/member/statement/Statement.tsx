import { useState } from 'react';
import { copy } from '../../../copy';
import type { StatementFilter } from '../../../features/points/useStatement';
import { Segmented } from '../../../ui/controls/Segmented';
import { StatementPages } from './StatementPages';

const words = copy.points;
const filters: readonly StatementFilter[] = ['all', 'earned', 'used'];

export function Statement() {
  const [filter, setFilter] = useState<StatementFilter>('all');
  return (
    <>
      <Segmented
        label={words.filterLabel}
        options={filters.map((value) => ({ value, text: words.filters[value] }))}
        value={filter}
        onChange={setFilter}
      />
      <StatementPages key={filter} filter={filter} />
    </>
  );
}
