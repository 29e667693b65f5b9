import { Text, View } from '@tarojs/components';
import type { Refusal } from '#shared/kernel/result';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { Receipt } from '../../../ui/paper/Receipt';
import { Notice } from '../../../ui/states/Notice';
import './CancelSheet.scss';

interface Props {
  /** Null when it has become too late meanwhile. */
  readonly back: GetOrderReply['onCancel'];
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

const words = copy.mall.orders;
const { signed } = copy.points;

/** What comes back, before it is given up. */
export function CancelSheet({ back, busy, error, onConfirm, onClose }: Props) {
  const isTooLate = error?.code === 'mall.not_cancellable';
  return (
    <Sheet title={words.cancelTitle} onClose={onClose}>
      {back && (
        <Receipt
          lines={[
            ...(back.cashFen > 0
              ? [{ text: words.cancelCash, value: words.cancelCashValue(back.cashFen) }]
              : []),
            ...back.lots.map(({ expiresOn, points }) => ({
              text: words.cancelLot(expiresOn),
              value: signed(points),
            })),
          ]}
          total={{ text: words.cancelBack, value: signed(back.points), tone: 'jade' }}
        />
      )}
      {back && !isTooLate && <Text className="cancel-sheet__text">{words.cancelRest}</Text>}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <View className="cancel-sheet__answer">
        {back && !isTooLate && (
          <Button
            size="large"
            text={error === null ? words.cancelConfirm : copy.retry}
            busyText={words.cancelling}
            busy={busy}
            onPress={onConfirm}
          />
        )}
        <Button look="outlined" size="large" text={words.keep} onPress={onClose} />
      </View>
    </Sheet>
  );
}
