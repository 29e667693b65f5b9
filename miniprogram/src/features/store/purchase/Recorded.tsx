import { useState } from 'react';
import type { RecordPurchaseReply } from '#shared/store/purchase/contract';
import type { UndoReply } from '#shared/store/undo/contract';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Result } from '../../../ui/states/Result';
import { UndoAction } from '../undo/UndoAction';

interface Props {
  readonly recorded: RecordPurchaseReply;
  readonly memberName: string;
  readonly onUndone: () => void;
  readonly onNext: () => void;
}

const words = copy.till.purchase;

/** The points are with the member: how many, from when, and the way back for a few minutes. */
export function Recorded({ recorded, memberName, onUndone, onNext }: Props) {
  const [undone, setUndone] = useState<UndoReply | null>(null);
  const { pointsAwarded, billNumber, amountFen, spendableOn, undoUntilMs, entryId } = recorded;
  const bill = words.bill(billNumber, amountFen);
  if (undone !== null) {
    return (
      <Result
        icon="undo"
        tone="plain"
        title={copy.till.undo.done}
        figure={copy.points.signed(undone.netPoints)}
        notes={[bill]}
      >
        <Button size="large" text={words.next} onPress={onNext} />
      </Result>
    );
  }
  const spendable =
    spendableOn === null ? words.spendableNow : words.spendableOn(copy.dates.day(spendableOn));
  return (
    <Result
      icon="check"
      tone="jade"
      title={words.done(memberName)}
      figure={words.points(pointsAwarded)}
      notes={pointsAwarded > 0 ? [bill, spendable] : [bill]}
    >
      <Button size="large" text={words.next} onPress={onNext} />
      <UndoAction
        entryId={entryId}
        untilMs={undoUntilMs}
        onUndone={(reply) => {
          setUndone(reply);
          onUndone();
        }}
      />
    </Result>
  );
}
