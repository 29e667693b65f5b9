import { copy } from '../../../copy';
import { ClaimForm } from '../../../features/store/claim/ClaimForm';
import { replacePage } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

/** Points of a bill that was paid without showing a code. */
export function Claim() {
  const { data, error, loading, refresh } = useRead('store.listStores', {});
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[48, 420]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return <ClaimForm stores={data.stores} onOpenStatement={() => replacePage('statement')} />;
}
