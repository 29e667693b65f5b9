import { useState } from 'react';
import type { BusinessDate } from '#shared/kernel/businessdate';
import { FailedRefunds } from '../../../features/store/refund/FailedRefunds';
import { StaffGate } from '../../../features/store/staff/StaffGate';
import { StoreHeader } from '../../../features/store/staff/StoreHeader';
import { DayBar } from '../../../features/store/today/DayBar';
import type { DaySpan } from '../../../features/store/today/dayspan';
import { OneDay } from './OneDay';

/** The day so far: one's own, and the store's for who runs it; and the days before it. */
export function Today() {
  return (
    <StaffGate>
      {(counter) => (
        <>
          <StoreHeader {...counter} onChange={counter.changeStore} />
          <Days
            key={counter.store.storeId}
            storeId={counter.store.storeId}
            mayRefund={counter.staff.rights.includes('refund')}
          />
        </>
      )}
    </StaffGate>
  );
}

interface DaysProps {
  readonly storeId: string;
  readonly mayRefund: boolean;
}

function Days({ storeId, mayRefund }: DaysProps) {
  /** Null for today, whichever date that is by the time it is asked for. */
  const [chosen, setChosen] = useState<BusinessDate | null>(null);
  const [span, setSpan] = useState<DaySpan | null>(null);
  return (
    <>
      {/* Not before there is a day: what keeps both away is said once. */}
      {span && mayRefund && <FailedRefunds storeId={storeId} />}
      {span && (
        <DayBar
          date={chosen ?? span.today}
          span={span}
          onChange={(date) => setChosen(date === span.today ? null : date)}
        />
      )}
      <OneDay key={chosen ?? ''} storeId={storeId} date={chosen} onKnown={setSpan} />
    </>
  );
}
