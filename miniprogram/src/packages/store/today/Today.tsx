import { copy } from '../../../copy';
import { StaffGate } from '../../../features/store/staff/StaffGate';
import { StoreHeader } from '../../../features/store/staff/StoreHeader';
import { DayLog } from '../../../features/store/today/DayLog';
import { Figures } from '../../../features/store/today/Figures';
import { usePullDown } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

const words = copy.till.today;

/** The day so far: one's own, and the store's for who runs it. */
export function Today() {
  return (
    <StaffGate>
      {(counter) => (
        <>
          <StoreHeader {...counter} onChange={counter.changeStore} />
          <OpenToday key={counter.store.storeId} storeId={counter.store.storeId} />
        </>
      )}
    </StaffGate>
  );
}

function OpenToday({ storeId }: { storeId: string }) {
  const { data, error, loading, refresh } = useRead('store.getToday', { storeId });
  usePullDown(refresh);
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[200, 60, 60, 60]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  const { own, log, store } = data;
  return (
    <>
      {store && (
        <Card title={words.store}>
          <Figures figures={store} store={store} />
        </Card>
      )}
      <Card title={words.own}>
        <Figures figures={own} store={null} />
      </Card>
      <Card title={store ? words.storeLog : words.log}>
        <DayLog lines={store ? store.log : log} onUndone={() => void refresh()} />
      </Card>
    </>
  );
}
