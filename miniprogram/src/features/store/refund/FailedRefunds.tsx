import { useState } from 'react';
import { copy } from '../../../copy';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { Notice } from '../../../ui/states/Notice';
import { FailedRefund } from './FailedRefund';

interface Props {
  readonly storeId: string;
}

/** Refunds that wait for somebody to act; nothing where none does. */
export function FailedRefunds({ storeId }: Props) {
  const { data, error, refresh } = useRead('payment.listFailedRefunds', { storeId });
  const [isRetried, setRetried] = useState(false);
  const refunds = data?.refunds ?? [];
  if (refunds.length === 0 && !isRetried && error === null) return null;
  return (
    <Card title={copy.refunds.title}>
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      {isRetried && <Notice text={copy.refunds.retried} />}
      {refunds.map((refund) => (
        <FailedRefund
          key={refund.outRefundNo}
          refund={refund}
          storeId={storeId}
          onRetried={() => {
            setRetried(true);
            void refresh();
          }}
        />
      ))}
    </Card>
  );
}
