import { View } from '@tarojs/components';
import type { FailedRefundView } from '#shared/payment/contract';
import { copy } from '../../../copy';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { FactRow } from '../../../ui/layout/FactRow';
import { Notice } from '../../../ui/states/Notice';
import './FailedRefund.scss';

interface Props {
  readonly refund: FailedRefundView;
  readonly storeId: string;
  readonly onRetried: () => void;
}

const words = copy.refunds;

/** One refund that failed: for what, how much, why, and what can be done about it. */
export function FailedRefund({ refund, storeId, onRetried }: Props) {
  const { busy, error, run } = useDeed('payment.retryRefund');
  const { outRefundNo, title, amountFen, state, failedAtMs } = refund;

  const retry = async () => {
    if ((await run({ outRefundNo, storeId })) !== null) onRetried();
  };
  return (
    <View className="failed-refund">
      <FactRow name={words.item} value={title} />
      <FactRow name={words.amount} value={copy.groupbuy.price(amountFen)} />
      <FactRow
        name={words.since}
        value={`${copy.dates.dayOf(failedAtMs)} ${copy.dates.clock(failedAtMs)}`}
      />
      <Notice text={words.why[state]} />
      {state === 'closed' && (
        <Button
          text={words.retry}
          busyText={words.retrying}
          busy={busy}
          onPress={() => void retry()}
        />
      )}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
    </View>
  );
}
