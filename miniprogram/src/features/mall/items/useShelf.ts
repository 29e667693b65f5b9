import type { RequestOf } from '#shared/api';
import { usePages } from '../../../platform/usePages';

type Request = RequestOf<'mall.listItems'>;

export interface ShelfQuery {
  readonly filter: NonNullable<Request['filter']>;
  readonly sort: NonNullable<Request['sort']>;
  readonly search: string;
}

export const shelfSorts = [
  'recommended',
  'price_low',
  'price_high',
  'value',
  'newest',
] as const satisfies readonly ShelfQuery['sort'][];

/** A few screens at a time. */
const limit = 40;

/** The items that a query finds, page by page. Mount it anew for another query. */
export function useShelf(query: ShelfQuery) {
  return usePages('mall.listItems', { ...query, limit }, ({ items }) => items);
}
