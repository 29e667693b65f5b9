import { copy } from '../../../copy';
import { expiringLots, expiringMonths } from '../../../features/points/expiring';
import { ExpiringChart } from '../../../features/points/ExpiringChart';
import { LotList } from '../../../features/points/LotList';
import { useOpenedAtMs } from '../../../platform/useOpenedAtMs';
import { Card } from '../../../ui/layout/Card';
import { EmptyState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { HoldingsView } from './HoldingsView';

const words = copy.points.expiringTab;

/** What expires when: the months side by side, then date by date. */
export function Expiring() {
  const nowMs = useOpenedAtMs();
  return (
    <HoldingsView>
      {({ lots }) => {
        const expiring = expiringLots(lots);
        if (expiring.length === 0) return <EmptyState {...copy.points.empty.expiring} />;
        const months = expiringMonths(expiring);
        return (
          <>
            {/* One month alone has nothing to stand beside; the list says it. */}
            {months.length > 1 && (
              <Card title={words.title}>
                <ExpiringChart months={months} />
              </Card>
            )}
            <Card title={words.list}>
              <LotList lots={lots} nowMs={nowMs} />
            </Card>
            <Notice text={words.note} />
          </>
        );
      }}
    </HoldingsView>
  );
}
