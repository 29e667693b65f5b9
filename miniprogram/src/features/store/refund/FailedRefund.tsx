import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { FailedRefundView } from '#shared/payment/contract';
import { copy } from '../../../copy';
import { useWrite } from '../../../platform/useWrite';
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
  const { busy, run } = useWrite('payment.retryRefund');
  const [error, setError] = useState<Refusal | null>(null);
  const { outRefundNo, title, amountFen, state, failedAtMs } = refund;

  const retry = async () => {
    const reply = await run({ outRefundNo, storeId });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) onRetried();
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
