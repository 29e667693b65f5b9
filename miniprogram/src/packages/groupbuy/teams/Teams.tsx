import { useState } from 'react';
import { copy } from '../../../copy';
import { Segmented } from '../../../ui/controls/Segmented';
import { TeamPages, type TeamFilter } from './TeamPages';

const words = copy.groupbuy.teams;
const filters = ['all', 'waiting', 'succeeded', 'failed'] as const satisfies TeamFilter[];

/** The member's teams, by how far they have come. */
export function Teams() {
  const [filter, setFilter] = useState<TeamFilter>('all');
  return (
    <>
      <Segmented
        label={words.label}
        options={filters.map((value) => ({ value, text: words.filters[value] }))}
        value={filter}
        onChange={setFilter}
      />
      <TeamPages key={filter} filter={filter} />
    </>
  );
}
