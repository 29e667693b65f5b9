import Taro from '@tarojs/taro';
import type { PaymentSheet } from '#shared/payment/contract';
import type { PayOutcome } from './payoutcome';

/** Opens WeChat's own paying sheet. Its "paid" is a hint: what counts is what the cloud has heard. */
export async function requestPayment({ request }: PaymentSheet): Promise<PayOutcome> {
  try {
    await Taro.requestPayment(request);
    return 'paid';
  } catch (cause) {
    const { errMsg = '' } = cause as { errMsg?: string };
    if (errMsg.endsWith('cancel')) return 'cancelled';
    console.info('the paying sheet ended', errMsg);
    return 'failed';
  }
}
