import { copy } from '../../../copy';
import { ApprovalCard } from '../../../features/store/approval/ApprovalCard';
import { StaffGate } from '../../../features/store/staff/StaffGate';
import { StoreHeader } from '../../../features/store/staff/StoreHeader';
import { usePullDown } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

/** What waits for a second word in the store, the oldest first. */
export function Approvals() {
  return (
    <StaffGate>
      {(counter) => (
        <>
          <StoreHeader {...counter} onChange={counter.changeStore} />
          <OpenApprovals key={counter.store.storeId} storeId={counter.store.storeId} />
        </>
      )}
    </StaffGate>
  );
}

function OpenApprovals({ storeId }: { storeId: string }) {
  const { data, error, loading, refresh } = useRead('store.listApprovals', { storeId });
  usePullDown(refresh);
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[180, 180]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  if (data.approvals.length === 0) return <EmptyState {...copy.till.approvals.empty} />;
  return data.approvals.map((approval) => (
    <ApprovalCard key={approval.entryId} approval={approval} onDecided={() => void refresh()} />
  ));
}
