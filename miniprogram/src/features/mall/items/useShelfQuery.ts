import { useEffect, useState } from 'react';
import type { ShelfFilter } from './ShelfControls';
import type { ShelfQuery } from './useShelf';

/** A word is looked for when nobody has typed for so long. */
const pauseMs = 300;

/** What the shelf is asked for, and what is being typed meanwhile. */
export function useShelfQuery() {
  const [filter, setFilter] = useState<ShelfFilter>('all');
  const [sort, setSort] = useState<ShelfQuery['sort']>('recommended');
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');

  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);

  return { filter, sort, typed, search, setFilter, setSort, setTyped };
}
