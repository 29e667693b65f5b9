import { copy } from '../../../copy';
import { HeldList } from '../../../features/points/HeldList';
import { PendingList } from '../../../features/points/PendingList';
import { EmptyState } from '../../../ui/states/Message';
import { HoldingsView } from './HoldingsView';

/** What is on its way, and what is set aside. */
export function Pending() {
  return (
    <HoldingsView>
      {({ pending, pendingPoints, holds }) => (
        <>
          {pending.length > 0 && <PendingList pending={pending} totalPoints={pendingPoints} />}
          {holds.length > 0 && <HeldList holds={holds} />}
          {pending.length + holds.length === 0 && <EmptyState {...copy.points.empty.pending} />}
        </>
      )}
    </HoldingsView>
  );
}
