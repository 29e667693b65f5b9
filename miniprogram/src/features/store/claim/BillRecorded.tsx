import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { RecordBillReply } from '#shared/store/claim/contract';
import { copy } from '../../../copy';
import { useOpenedAtMs } from '../../../platform/useOpenedAtMs';
import { Button } from '../../../ui/controls/Button';
import { QrCode } from '../../../ui/paper/QrCode';
import { Result } from '../../../ui/states/Result';
import { UndoAction } from '../undo/UndoAction';
import './BillRecorded.scss';

interface Props {
  readonly recorded: RecordBillReply;
  readonly onNext: () => void;
}

const words = copy.till.purchase;

/** The bill is kept; its code may go on the receipt, or be photographed from here. */
export function BillRecorded({ recorded, onNext }: Props) {
  const [isUndone, setIsUndone] = useState(false);
  const nowMs = useOpenedAtMs();
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
        words.claimUntil(copy.dates.nearDay(claimUntilMs - 1, nowMs)),
      ]}
    >
      <View className="bill-recorded__code">
        <QrCode text={billCode} label={words.claim} />
        <Text className="bill-recorded__text">{words.claimText}</Text>
      </View>
      <Button size="large" text={words.next} onPress={onNext} />
      <UndoAction entryId={entryId} untilMs={undoUntilMs} onUndone={() => setIsUndone(true)} />
    </Result>
  );
}
