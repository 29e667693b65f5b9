import { useState } from 'react';
import { copy } from '../../../copy';
import { HandOutFlow } from '../../../features/store/pickup/HandOutFlow';
import { lastScan } from '../../../features/store/scan/lastscan';
import { StaffGate } from '../../../features/store/staff/StaffGate';
import { goBack, goBackTo } from '../../../platform/navigation';
import { Button } from '../../../ui/controls/Button';
import { EmptyState } from '../../../ui/states/Message';

/** The order behind the voucher that has just been scanned. */
export function HandOut() {
  const [scanned] = useState(lastScan);
  if (scanned?.order) {
    const { order } = scanned;
    return (
      <StaffGate>{() => <HandOutFlow {...scanned} order={order} onNext={goBack} />}</StaffGate>
    );
  }
  return (
    <>
      <EmptyState {...copy.till.pickup.none} />
      <Button size="large" text={copy.till.member.backToScan} onPress={() => goBackTo('till')} />
    </>
  );
}
