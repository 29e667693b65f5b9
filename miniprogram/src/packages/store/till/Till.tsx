import { View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { JoinSheet } from '../../../features/store/staff/JoinSheet';
import { QueueCard } from '../../../features/store/queue/QueueCard';
import { ScanPad } from '../../../features/store/scan/ScanPad';
import { useScan } from '../../../features/store/scan/useScan';
import { StaffGate, type AtTheCounter } from '../../../features/store/staff/StaffGate';
import { StoreHeader } from '../../../features/store/staff/StoreHeader';
import { openPage } from '../../../platform/navigation';
import { Card } from '../../../ui/layout/Card';
import { ListRow } from '../../../ui/layout/ListRow';
import './Till.scss';

/** The counter: what else there is to do above, the one button below, under the thumb. */
export function Till() {
  return <StaffGate>{(counter) => <OpenTill {...counter} />}</StaffGate>;
}

const words = copy.till.links;

function OpenTill({ staff, store, changeStore }: AtTheCounter) {
  const { busy, error, scan, forget } = useScan(store.storeId, ({ kind }) =>
    openPage(kind === 'member' ? 'visit' : 'handout'),
  );
  const can = (right: AtTheCounter['staff']['rights'][number]) => staff.rights.includes(right);
  const [isInviting, setIsInviting] = useState(false);
  const mayLook = can('view_own_day') || can('view_store_day');
  return (
    <View className="till">
      <StoreHeader store={store} staff={staff} onChange={changeStore} />
      <QueueCard />
      <Card>
        {can('record') && (
          <ListRow
            icon="list"
            text={words.bill}
            note={words.billNote}
            onPress={() => openPage('bill')}
          />
        )}
        {mayLook && (
          <ListRow icon="calendar" text={words.today} onPress={() => openPage('today')} />
        )}
        {can('recruit') && (
          <ListRow
            icon="person"
            text={copy.staff.join.open}
            note={copy.staff.join.openNote}
            onPress={() => setIsInviting(true)}
          />
        )}
        {can('approve') && (
          <ListRow icon="approve" text={words.approvals} onPress={() => openPage('approvals')} />
        )}
        {can('view_staff') && (
          <ListRow icon="people" text={words.staff} onPress={() => openPage('staff')} />
        )}
        {can('read_audit') && (
          <ListRow icon="shield" text={copy.audit.link} onPress={() => openPage('audit')} />
        )}
      </Card>
      {isInviting && <JoinSheet store={store} onClose={() => setIsInviting(false)} />}
      {can('scan') && (
        <View className="till__scan">
          <ScanPad busy={busy} error={error} onCode={(text) => void scan(text)} onBegin={forget} />
        </View>
      )}
    </View>
  );
}
