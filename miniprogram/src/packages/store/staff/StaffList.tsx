import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffView } from '#shared/store/staff/contract/places';
import { copy } from '../../../copy';
import { DismissSheet } from '../../../features/store/staff/DismissSheet';
import { InviteSheet } from '../../../features/store/staff/InviteSheet';
import { PlaceSheet } from '../../../features/store/staff/PlaceSheet';
import { StaffGate, type AtTheCounter } from '../../../features/store/staff/StaffGate';
import { inOrder } from '../../../features/store/staff/stafforder';
import { StaffRow } from '../../../features/store/staff/StaffRow';
import { useRead } from '../../../platform/useRead';
import { Button } from '../../../ui/controls/Button';
import { BottomBar } from '../../../ui/layout/BottomBar';
import { Card } from '../../../ui/layout/Card';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

/** Who works here; who may, invites, gives another place and dismisses. */
export function StaffList() {
  return <StaffGate>{({ staff }) => <OpenList self={staff} />}</StaffGate>;
}

function OpenList({ self }: { self: AtTheCounter['staff'] }) {
  const { data, error, loading, refresh } = useRead('store.listStaff', {});
  const [isInviting, setIsInviting] = useState(false);
  const [managing, setManaging] = useState<StaffView | null>(null);
  const [dismissing, setDismissing] = useState<StaffView | null>(null);
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[60, 60, 60, 60]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  const mayManage = (role: StaffView['role']) =>
    role !== 'owner' &&
    (self.rights.includes('manage_staff') ||
      (role === 'clerk' && self.rights.includes('manage_clerks')));
  return (
    <View>
      {data.staff.length === 0 ? (
        <EmptyState {...copy.staff.empty} />
      ) : (
        <Card>
          {inOrder(data.staff).map((one) => (
            <StaffRow
              key={one.staffId}
              staff={one}
              stores={self.stores}
              onManage={
                one.state === 'active' && mayManage(one.role) ? () => setManaging(one) : null
              }
            />
          ))}
        </Card>
      )}
      {self.rights.includes('manage_clerks') && (
        <BottomBar>
          <View className="bottom-bar__main">
            <Button
              size="large"
              text={copy.staff.invite.open}
              onPress={() => setIsInviting(true)}
            />
          </View>
        </BottomBar>
      )}
      {isInviting && (
        <InviteSheet
          stores={self.stores}
          invitesAll={self.rights.includes('manage_staff')}
          onClose={() => setIsInviting(false)}
        />
      )}
      {managing && (
        <PlaceSheet
          staff={managing}
          stores={self.stores}
          placesAll={self.rights.includes('manage_staff')}
          onChanged={() => void refresh()}
          onDismiss={() => {
            setDismissing(managing);
            setManaging(null);
          }}
          onClose={() => setManaging(null)}
        />
      )}
      {dismissing && (
        <DismissSheet
          staff={dismissing}
          onDismissed={() => void refresh()}
          onClose={() => setDismissing(null)}
        />
      )}
    </View>
  );
}
