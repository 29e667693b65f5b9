import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RecordBillReply } from '#shared/store/claim/contract';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { QrCode } from '../../../ui/paper/QrCode';
import { Result } from '../../../ui/states/Result';
import { UndoAction } from '../undo/UndoAction';

interface Props {
  readonly recorded: RecordBillReply;
  readonly onNext: () => void;
}

const words = copy.till.purchase;

/** The bill is kept; its code may go on the receipt, or be photographed from here. */
export function BillRecorded({ recorded, onNext }: Props) {
  const [isUndone, setIsUndone] = useState(false);
  const { billNumber, amountFen, billCode, claimUntilMs, undoUntilMs, entryId } = recorded;
  if (isUndone) {
    return (
      <Result
        icon="undo"
        tone="plain"
        title={copy.till.undo.done}
        figure=""
        notes={[words.bill(billNumber, amountFen)]}
      >
        <Button size="large" text={words.next} onPress={onNext} />
      </Result>
    );
  }
  return (
    <Result
      icon="check"
      tone="jade"
      title={words.kept}
      figure=""
      notes={[
        words.bill(billNumber, amountFen),
        words.claimUntil(copy.dates.dayOf(claimUntilMs - 1)),
      ]}
    >
      <View>
        <QrCode text={billCode} label={words.claim} />
      </View>
      <Button size="large" text={words.next} onPress={onNext} />
      <UndoAction entryId={entryId} untilMs={undoUntilMs} onUndone={() => setIsUndone(true)} />
    </Result>
  );
}
