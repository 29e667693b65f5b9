import type { GetTillReply } from '#shared/store/till/contract';
import type { RecordPurchaseReply } from '#shared/store/purchase/contract';
import { PurchaseForm } from './PurchaseForm';
import { Recorded } from './Recorded';
import { useRecording } from './useRecording';
import { Waiting } from './Waiting';
import type { useBillDraft } from './useBillDraft';

interface Props {
  readonly scanId: string;
  readonly memberName: string;
  readonly till: GetTillReply;
  readonly given?: Parameters<typeof useBillDraft>[0];
  /** Points were recorded, or taken back. */
  readonly onMoved: () => void;
  readonly onNext: () => void;
}

/** From an empty bill to the points on the member's account. */
export function PurchaseFlow(props: Props) {
  const { scanId, memberName, till, given, onMoved, onNext } = props;
  const { busy, settled, error, record, forget } = useRecording(onMoved);
  if (settled?.is === 'waiting') return <Waiting on="network" onNext={onNext} />;
  if (settled?.is === 'held') return <Waiting on="member" onNext={onNext} />;
  if (settled?.is === 'sent') {
    return (
      <Recorded
        recorded={settled.reply as RecordPurchaseReply}
        memberName={memberName}
        onUndone={onMoved}
        onNext={onNext}
      />
    );
  }
  return (
    <PurchaseForm
      till={till}
      {...(given && { given })}
      earns
      busy={busy}
      error={error}
      onForget={forget}
      onRecord={({ billNumber, amountFen, lines }, confirmedUnusual) =>
        void record(
          'store.recordPurchase',
          { scanId, billNumber, amountFen, lines: [...lines], confirmedUnusual },
          memberName,
        )
      }
    />
  );
}
