import type { DebitView } from '#shared/store/debit/contract';
import type { GetTillReply } from '#shared/store/till/contract';
import { ProposalForm } from './ProposalForm';
import { ProposalView } from './ProposalView';
import { useProposal } from './useProposal';

interface Props {
  readonly scanId: string;
  readonly till: GetTillReply;
  /** Points were used, or given back. */
  readonly onMoved: () => void;
  /** The bill is to be recorded with what is left to pay. */
  readonly onRecord: (debit: DebitView) => void;
  readonly onNext: () => void;
}

/** From a bill to the member's word. */
export function ProposalFlow({ scanId, till, onMoved, onRecord, onNext }: Props) {
  const { debit, busy, error, propose, restart, waiting } = useProposal(onMoved);
  if (debit === null) {
    return (
      <ProposalForm
        scanId={scanId}
        till={till}
        busy={busy}
        error={error}
        onPropose={(data) => void propose(data)}
      />
    );
  }
  return (
    <ProposalView
      debit={debit}
      waiting={waiting}
      undoMinutes={till.rules.undo.clerkMinutes}
      onUndone={onMoved}
      onRetry={restart}
      onRecord={() => onRecord(debit)}
      onNext={onNext}
    />
  );
}
