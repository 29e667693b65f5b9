import { Text, View } from '@tarojs/components';
import type { DebitView } from '#shared/store/debit/contract';
import { copy } from '../../../copy';
import { useCloudNow } from '../../../platform/useCloudNow';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { FactRow } from '../../../ui/layout/FactRow';
import { Sheet } from '../../../ui/layout/Sheet';
import { CountdownRing } from '../../../ui/paper/CountdownRing';
import { Receipt } from '../../../ui/paper/Receipt';
import { Notice } from '../../../ui/states/Notice';
import { useDebitAnswer } from './useDebitAnswer';
import './DebitSheet.scss';

interface Props {
  readonly asked: DebitView;
  /** It waits no more, without a word from this phone. */
  readonly isGone: boolean;
  readonly onConfirmed: () => void;
  readonly onClose: () => void;
}

const words = copy.code.debit;

/** A till asks for points: how many, what for, in which shop. Nothing moves without a yes. */
export function DebitSheet({ asked, isGone, onConfirmed, onClose }: Props) {
  const { debit, error, confirming, declining, confirm, decline } = useDebitAnswer(
    asked,
    onConfirmed,
  );
  const isOpen = debit.state === 'proposed';
  const nowMs = useCloudNow(isOpen);
  const secondsLeft = Math.max(0, Math.ceil((debit.expiresAtMs - nowMs) / 1000));
  const isExpired = isOpen && secondsLeft === 0;
  // The answer to one's own word says more than its absence from the list.
  const isEnded = isGone && !confirming && !declining;
  const isOver = isExpired || isEnded || isSettled(error?.code);
  const secondsInAll = Math.ceil((debit.expiresAtMs - debit.proposedAtMs) / 1000);
  return (
    <Sheet
      title={isOpen ? words[isOver ? 'over' : 'title'] : words.states[debit.state]}
      onClose={onClose}
    >
      <View className="debit-sheet__head">
        <View>
          <Text className="debit-sheet__store">{debit.storeName}</Text>
          <View className="debit-sheet__points">
            <Text className="debit-sheet__figure">{copy.points.grouped(debit.points)}</Text>
            <Text className="debit-sheet__unit">{copy.points.unit}</Text>
          </View>
        </View>
        {isOpen && !isOver && (
          <CountdownRing
            secondsLeft={secondsLeft}
            secondsInAll={secondsInAll}
            label={words.ring(secondsLeft)}
          />
        )}
        {debit.state === 'confirmed' && <Icon name="check" className="debit-sheet__done" />}
      </View>
      <Receipt
        lines={[
          { text: words.bill, value: copy.till.yuan(debit.billFen) },
          { text: words.worth, value: words.minus(debit.worthFen), tone: 'jade' },
        ]}
        total={{ text: words.payable, value: copy.till.yuan(debit.payableFen) }}
      />
      <FactRow name={words.billNumber} value={debit.billNumber} />
      <View className="debit-sheet__answer">
        {isOpen && !isOver && (
          <>
            <Button
              size="large"
              text={words.confirm(debit.points)}
              busyText={words.confirming}
              busy={confirming}
              disabled={declining}
              onPress={confirm}
            />
            <Button
              look="outlined"
              size="large"
              text={words.decline}
              busyText={words.declining}
              busy={declining}
              disabled={confirming}
              onPress={decline}
            />
          </>
        )}
        {isOpen && isOver && error === null && (
          <Notice text={isExpired ? words.expired : words.gone} />
        )}
        {error && <Notice tone="warning" text={copy.refusalText(error)} />}
        {!isOpen && <Notice text={words.after[debit.state]} />}
        {(!isOpen || isOver) && (
          <Button look="outlined" size="large" text={copy.close} onPress={onClose} />
        )}
      </View>
    </Sheet>
  );
}

/** Asking again would be answered the same. */
function isSettled(code: string | undefined): boolean {
  return code !== undefined && code.startsWith('store.debit_');
}
