import { useEffect, useRef } from 'react';
import { requestPayment } from '../../platform/pay.weapp';
import type { PaymentSheet } from '#shared/payment/contract';
import type { PayOutcome } from '../../platform/payoutcome';

interface Props {
  readonly payment: PaymentSheet;
  readonly onEnded: (outcome: PayOutcome) => void;
}

/** WeChat draws the sheet; this opens it once. */
export function PaySheet({ payment, onEnded }: Props) {
  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current) return;
    isOpened.current = true;
    void requestPayment(payment).then(onEnded);
  }, [payment, onEnded]);
  return null;
}
