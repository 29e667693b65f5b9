import { accept, refuse } from '#shared/kernel/result';
import type { HttpHandler } from '../../_kit/http';
import type { PaymentSubjects } from '../../_kit/payment';
import { applyRefund } from './refund';
import { applyPaid } from './settle';
import { readNotification } from './wechatpay/notification';

/**
 * Answers WeChat's notifications. What is not WeChat's, or not about us, is refused and leaves a log
 * line and nothing else; WeChat takes anything but 200 as a wish to hear it again.
 */
export function receiveNotifications(subjects: PaymentSubjects): HttpHandler {
  return async (call, event) => {
    if (event.method !== 'POST') return refuse({ code: 'request.malformed', status: 405 });
    const { account } = call.ports.pay;
    if (!account) return refuse({ code: 'payment.not_configured', status: 503 });
    const read = await readNotification(call, account, event);
    if (!read.ok) return refuse({ code: read.error.code, status: 401 });
    const notification = read.value;
    const applied =
      notification.about === 'payment'
        ? await applyPaid(call, subjects, notification.facts, {
            by: 'notification',
            id: notification.id,
          })
        : await applyRefund(call, subjects, notification.facts);
    if (!applied.ok) return refuse({ code: applied.error.code, status: 422 });
    return accept(JSON.stringify({ code: 'SUCCESS', message: '' }));
  };
}
