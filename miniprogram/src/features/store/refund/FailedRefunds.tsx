import { useState } from 'react';
import { copy } from '../../../copy';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { FailedRefund } from './FailedRefund';

interface Props {
  readonly storeId: string;
}

/** Refunds that wait for somebody to act; nothing where none does. */
export function FailedRefunds({ storeId }: Props) {
  const { data, error, loading, refresh } = useRead('payment.listFailedRefunds', { storeId });
  const [isRetried, setRetried] = useState(false);
  if (data === null) {
    if (error === null) return null;
    return (
      <Card title={copy.refunds.title}>
        <ErrorState text={copy.refusalText(error)} busy={loading} onRetry={() => void refresh()} />
      </Card>
    );
  }
  const { refunds } = data;
  if (refunds.length === 0 && !isRetried) return null;
  return (
    <Card title={copy.refunds.title}>
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
