import { useEffect } from 'react';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { copy } from '../../../copy';
import { DayLog } from '../../../features/store/today/DayLog';
import type { DaySpan } from '../../../features/store/today/dayspan';
import { Figures } from '../../../features/store/today/Figures';
import { useEndOfPage, usePullDown } from '../../../platform/page';
import { usePages } from '../../../platform/usePages';
import { Card } from '../../../ui/layout/Card';
import { ErrorState } from '../../../ui/states/Message';
import { MoreOfList } from '../../../ui/states/MoreOfList';
import { Skeleton } from '../../../ui/states/Skeleton';

interface Props {
  readonly storeId: string;
  /** Null for today. */
  readonly date: BusinessDate | null;
  readonly onKnown: (span: DaySpan) => void;
}

const words = copy.till.today;

/** One day in figures, and what was done in it. */
export function OneDay({ storeId, date, onKnown }: Props) {
  const asked = { storeId, ...(date && { businessDate: date }) };
  const list = usePages('store.getToday', asked, ({ store, log }) => store?.log ?? log);
  usePullDown(list.reload);
  useEndOfPage(list.loadMore);
  const day = list.pages[0];
  useEffect(() => {
    if (day) onKnown(day);
  }, [day, onKnown]);
  if (!day) {
    return list.error === null || list.loading ? (
      <Skeleton bars={[200, 60, 60, 60]} />
    ) : (
      <ErrorState alone text={copy.refusalText(list.error)} onRetry={list.retry} />
    );
  }
  const { own, store } = day;
  const isToday = day.businessDate === day.today;
  return (
    <>
      {store && (
        <Card title={words.store(isToday)}>
          <Figures figures={store} store={store} />
        </Card>
      )}
      <Card title={words.own(isToday)}>
        <Figures figures={own} store={null} />
      </Card>
      <Card title={store ? words.storeLog : words.log}>
        <DayLog lines={list.rows} isOfStore={store !== null} onChanged={() => void list.reload()} />
        <MoreOfList list={list} words={words} empty={words.empty(isToday)} skeleton={null} />
      </Card>
    </>
  );
}
