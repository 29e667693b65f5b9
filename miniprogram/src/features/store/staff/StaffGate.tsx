import type { ReactNode } from 'react';
import type { GetSelfReply, StaffStore } from '#shared/store/staff/contract/self';
import { copy } from '../../../copy';
import { openPage } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { ListRow } from '../../../ui/layout/ListRow';
import { SheetText } from '../../../ui/layout/SheetText';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';
import { useStoreChoice } from './storechoice';

/** The person at the counter and the store they stand in. */
export interface AtTheCounter {
  readonly staff: NonNullable<GetSelfReply['staff']>;
  readonly store: StaffStore;
  /** Null for who works in one store only. */
  readonly changeStore: (() => void) | null;
}

interface Props {
  readonly children: (counter: AtTheCounter) => ReactNode;
}

/** What staff see; everybody else is told kindly. It opens nothing: each action looks for itself. */
export function StaffGate({ children }: Props) {
  const self = useRead('store.getSelf', {});
  if (self.data === null) {
    return self.error === null || self.loading ? (
      <Skeleton bars={[48, 224, 200]} />
    ) : (
      <ErrorState alone text={copy.refusalText(self.error)} onRetry={() => void self.refresh()} />
    );
  }
  const { staff } = self.data;
  if (staff === null) return <NotStaff />;
  return <Chosen staff={staff}>{children}</Chosen>;
}

function Chosen({ staff, children }: Props & Pick<AtTheCounter, 'staff'>) {
  const { store, choose } = useStoreChoice(staff.stores);
  if (store === null) return <StorePicker stores={staff.stores} onChoose={choose} />;
  const changeStore = staff.stores.length > 1 ? () => choose(null) : null;
  return children({ staff, store, changeStore });
}

function NotStaff() {
  return (
    <>
      <EmptyState {...copy.till.notStaff} />
      <Button look="outlined" text={copy.till.notStaff.open} onPress={() => openPage('invite')} />
    </>
  );
}

interface PickerProps {
  readonly stores: readonly StaffStore[];
  readonly onChoose: (store: StaffStore) => void;
}

function StorePicker({ stores, onChoose }: PickerProps) {
  if (stores.length === 0) return <EmptyState {...copy.till.noStore} />;
  return (
    <Card title={copy.till.pick}>
      <SheetText text={copy.till.pickText} />
      {stores.map((store) => (
        <ListRow
          key={store.storeId}
          icon="store"
          text={store.name}
          onPress={() => onChoose(store)}
        />
      ))}
    </Card>
  );
}
