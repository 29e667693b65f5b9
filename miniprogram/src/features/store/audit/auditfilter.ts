import type { RequestOf } from '#shared/api';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';

/** What the list is narrowed to; null for anything. */
export interface AuditFilter {
  readonly storeId: string | null;
  readonly staff: { readonly staffId: string; readonly name: string } | null;
  readonly businessDate: BusinessDate | null;
  readonly action: string | null;
  readonly refused: boolean;
}

export function allOf(storeId: string | null): AuditFilter {
  return { storeId, staff: null, businessDate: null, action: null, refused: false };
}

export function requestOf(filter: AuditFilter): RequestOf<'store.listAudit'> {
  const { storeId, staff, businessDate, action, refused } = filter;
  return {
    ...(storeId !== null && { storeId }),
    ...(staff !== null && { staffId: staff.staffId }),
    ...(businessDate !== null && { businessDate }),
    ...(action !== null && { action }),
    ...(refused && { refused }),
  };
}

const words = copy.audit;

/** What is shown, in a few words. */
export function filterText({ storeId, staff, businessDate, action, refused }: AuditFilter): string {
  const parts = [
    storeId === null ? words.everyStore : '',
    staff?.name ?? '',
    businessDate === null ? '' : copy.dates.day(businessDate),
    action === null ? '' : words.actionOf(action),
    refused ? words.filter.refused : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? words.filter.none : parts.join(' · ');
}
