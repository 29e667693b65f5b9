import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AuditView } from '#shared/store/audit/contract';
import { copy } from '../../../copy';
import { AuditDetail } from '../../../features/store/audit/AuditDetail';
import { AuditFilterSheet } from '../../../features/store/audit/AuditFilterSheet';
import { AuditRowView } from '../../../features/store/audit/AuditRowView';
import {
  allOf,
  filterText,
  requestOf,
  type AuditFilter,
} from '../../../features/store/audit/auditfilter';
import { ChainCard } from '../../../features/store/audit/ChainCard';
import { StaffGate, type AtTheCounter } from '../../../features/store/staff/StaffGate';
import { StoreHeader } from '../../../features/store/staff/StoreHeader';
import { useEndOfPage, usePullDown } from '../../../platform/page';
import { usePages } from '../../../platform/usePages';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { MoreOfList } from '../../../ui/states/MoreOfList';
import { Skeleton } from '../../../ui/states/Skeleton';

const words = copy.audit;

/** What was done in a store and by whom, newest first; and whether the record is whole. */
export function Audit() {
  return (
    <StaffGate>
      {(counter) => (
        <>
          <StoreHeader {...counter} onChange={counter.changeStore} />
          <ChainCard />
          <FilteredAudit key={counter.store.storeId} {...counter} />
        </>
      )}
    </StaffGate>
  );
}

function FilteredAudit({ store, staff }: AtTheCounter) {
  const [filter, setFilter] = useState<AuditFilter>(allOf(store.storeId));
  const [isFiltering, setIsFiltering] = useState(false);
  return (
    <>
      <Card
        title={filterText(filter)}
        action={
          <Button look="plain" text={words.filter.open} onPress={() => setIsFiltering(true)} />
        }
      >
        <AuditPages key={JSON.stringify(filter)} filter={filter} staff={staff} />
      </Card>
      {isFiltering && (
        <AuditFilterSheet
          filter={filter}
          seesAll={staff.rights.includes('manage_staff') || staff.role === 'auditor'}
          storeId={store.storeId}
          onChoose={(chosen) => {
            setFilter(chosen);
            setIsFiltering(false);
          }}
          onClose={() => setIsFiltering(false)}
        />
      )}
    </>
  );
}

function AuditPages({ filter, staff }: { filter: AuditFilter; staff: AtTheCounter['staff'] }) {
  const [opened, setOpened] = useState<AuditView | null>(null);
  const list = usePages('store.listAudit', requestOf(filter), ({ rows }) => rows);
  usePullDown(list.reload);
  useEndOfPage(list.loadMore);
  return (
    <View>
      {list.rows.map((row) => (
        <AuditRowView key={row.rowId} row={row} onOpen={() => setOpened(row)} />
      ))}
      <MoreOfList
        list={list}
        words={words}
        empty={words.empty}
        skeleton={<Skeleton bars={[60, 60, 60, 60, 60]} />}
      />
      {opened && <AuditDetail row={opened} stores={staff.stores} onClose={() => setOpened(null)} />}
    </View>
  );
}
