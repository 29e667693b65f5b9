import { copy } from '../../../copy';
import { BillRecorded } from '../../../features/store/claim/BillRecorded';
import { PurchaseForm } from '../../../features/store/purchase/PurchaseForm';
import { useRecording } from '../../../features/store/purchase/useRecording';
import { Waiting } from '../../../features/store/purchase/Waiting';
import { StaffGate } from '../../../features/store/staff/StaffGate';
import { goBackTo } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';

const backToTill = () => goBackTo('till');

/** A bill whose member showed no code: kept, so that the points can be asked for later. */
export function BillWithoutMember() {
  return <StaffGate>{({ store }) => <OpenBill storeId={store.storeId} />}</StaffGate>;
}

function OpenBill({ storeId }: { storeId: string }) {
  const till = useRead('store.getTill', { storeId });
  const { busy, settled, error, record, forget } = useRecording();
  if (settled?.is === 'waiting') {
    return (
      <Card>
        <Waiting on="network" onNext={backToTill} />
      </Card>
    );
  }
  if (settled?.is === 'sent' && 'billCode' in settled.reply) {
    return (
      <Card>
        <BillRecorded recorded={settled.reply} onNext={backToTill} />
      </Card>
    );
  }
  if (till.data === null) {
    return till.error === null || till.loading ? (
      <Skeleton bars={[64, 64, 280]} />
    ) : (
      <ErrorState alone text={copy.refusalText(till.error)} onRetry={() => void till.refresh()} />
    );
  }
  return (
    <Card>
      <Notice text={copy.till.bill.withoutMemberText} />
      <PurchaseForm
        till={till.data}
        earns={false}
        busy={busy}
        error={error}
        onForget={forget}
        onRecord={({ billNumber, amountFen, lines }, confirmedUnusual) =>
          void record(
            'store.recordBill',
            { storeId, billNumber, amountFen, lines: [...lines], confirmedUnusual },
            '',
          )
        }
      />
    </Card>
  );
}
