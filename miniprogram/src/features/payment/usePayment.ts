import { useState } from 'react';
import type { PaymentSheet } from '#shared/payment/contract';
import { callCloud } from '../../platform/cloud';
import type { PayOutcome } from '../../platform/payoutcome';

const checks = 8;
const everyMs = 700;

/**
 * - `none`; `open`: the sheet is up; `checking`: the cloud is asked whether the money has come.
 * - `paid`; the rest as the sheet ended, `unknown` where the cloud cannot say yet.
 */
export type PaymentStatus = 'none' | 'open' | 'checking' | PayOutcome;

/** Holds the payment under way. `onPaid` hears once the order has taken note of the money, or is late to. */
export function usePayment(onPaid: (outcome: PayOutcome) => void) {
  const [sheet, setSheet] = useState<PaymentSheet | null>(null);
  const [status, setStatus] = useState<PaymentStatus>('none');

  const open = (payment: PaymentSheet) => {
    setSheet(payment);
    setStatus('open');
  };
  const end = async (outcome: PayOutcome) => {
    const paid = sheet;
    setSheet(null);
    if (paid === null || (outcome !== 'paid' && outcome !== 'unknown')) {
      setStatus(outcome);
      return;
    }
    setStatus('checking');
    const isSettled = await waitUntilSettled(paid);
    const known = isSettled ? 'paid' : 'unknown';
    setStatus(known);
    onPaid(known);
  };
  return { sheet, status, open, end };
}

/** The cloud asks WeChat itself, so this does not depend on WeChat's word reaching the shop first. */
async function waitUntilSettled({ outTradeNo }: PaymentSheet): Promise<boolean> {
  for (let check = 0; check < checks; check += 1) {
    const reply = await callCloud('payment.check', { outTradeNo });
    if (reply.ok && reply.data.isSettled) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return false;
}
