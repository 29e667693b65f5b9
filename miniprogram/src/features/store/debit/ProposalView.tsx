import { useState, type ComponentProps } from 'react';
import type { DebitView } from '#shared/store/debit/contract';
import { copy } from '../../../copy';
import { useCloudNow } from '../../../platform/useCloudNow';
import { Button } from '../../../ui/controls/Button';
import { Result } from '../../../ui/states/Result';
import { UndoAction } from '../undo/UndoAction';
import { ProposalWaiting } from './ProposalWaiting';

interface Props {
  readonly debit: DebitView;
  /** While the member's word is waited for. */
  readonly waiting: Omit<ComponentProps<typeof ProposalWaiting>, 'debit' | 'nowMs' | 'onLeave'>;
  /** Until when the clerk may take a confirmed one back. */
  readonly undoMinutes: number;
  readonly onUndone: () => void;
  readonly onRetry: () => void;
  readonly onRecord: () => void;
  readonly onNext: () => void;
}

const words = copy.till.debit;

/** What the till waits for, and what it came to: the sum to take, readable from a step away. */
export function ProposalView(props: Props) {
  const { debit, undoMinutes, onUndone, onRetry, onRecord, onNext } = props;
  const [isUndone, setIsUndone] = useState(false);
  const [answeredAtMs, setAnsweredAtMs] = useState<number | null>(null);
  const isWaiting = debit.state === 'proposed';
  const nowMs = useCloudNow(isWaiting);
  if (!isWaiting && answeredAtMs === null) setAnsweredAtMs(nowMs);
  const sum = words.offer(debit.points, debit.worthFen);

  if (isWaiting) {
    return <ProposalWaiting {...props.waiting} debit={debit} nowMs={nowMs} onLeave={onNext} />;
  }
  if (debit.state === 'confirmed' && !isUndone) {
    const how = debit.confirmedBy === 'code' ? words.byCode : words.states.confirmed;
    return (
      <Result
        icon="check"
        tone="jade"
        title={how}
        figure={words.charge(debit.payableFen)}
        notes={[sum]}
      >
        {debit.payableFen > 0 && <Button size="large" text={words.thenRecord} onPress={onRecord} />}
        <Button look="outlined" size="large" text={copy.till.purchase.next} onPress={onNext} />
        {debit.entryId !== null && (
          <UndoAction
            entryId={debit.entryId}
            untilMs={(answeredAtMs ?? nowMs) + undoMinutes * 60_000}
            onUndone={() => {
              setIsUndone(true);
              onUndone();
            }}
          />
        )}
      </Result>
    );
  }
  const state = isUndone || debit.state === 'undoing' ? 'undone' : debit.state;
  return (
    <Result
      icon="undo"
      tone="plain"
      title={words.states[state]}
      figure={words.charge(debit.billFen)}
      notes={state === 'undone' ? [] : [words.untouched]}
    >
      <Button size="large" text={words.thenRecord} onPress={onRecord} />
      <Button look="outlined" size="large" text={words.retry} onPress={onRetry} />
      <Button look="outlined" size="large" text={copy.till.purchase.next} onPress={onNext} />
    </Result>
  );
}
