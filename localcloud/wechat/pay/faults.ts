/**
 * What may go wrong with a notification, to be had on demand:
 * - `lost` never sent; `late` first sent a day later; `duplicate` sent five times though it was heard;
 *   `reordered` sent after the one that follows it;
 * - `wrong_*`: WeChat's own signature over facts that are not the order's;
 * - `forged_signature`, `old_timestamp`, `foreign_serial`, `altered_body`, `altered_seal`: not WeChat's
 *   word any more; sent once like this and, as nobody tells WeChat, again properly by the schedule.
 */
export const FAULTS = [
  ...['lost', 'late', 'duplicate', 'reordered'],
  ...[
    'wrong_amount',
    'wrong_currency',
    'wrong_appid',
    'wrong_mchid',
    'wrong_openid',
    'wrong_order',
  ],
  ...['forged_signature', 'old_timestamp', 'foreign_serial', 'altered_body', 'altered_seal'],
] as const;

export type Fault =
  | 'lost'
  | 'late'
  | 'duplicate'
  | 'reordered'
  | 'wrong_amount'
  | 'wrong_currency'
  | 'wrong_appid'
  | 'wrong_mchid'
  | 'wrong_openid'
  | 'wrong_order'
  | 'forged_signature'
  | 'old_timestamp'
  | 'foreign_serial'
  | 'altered_body'
  | 'altered_seal';

export const isFault = (value: unknown): value is Fault =>
  (FAULTS as readonly unknown[]).includes(value);

/** The facts of a payment, changed as the fault wants it. */
export function spoilFacts(
  facts: Record<string, unknown>,
  fault: Fault | null,
): Record<string, unknown> {
  const { amount, payer } = facts as { amount: object; payer: object };
  switch (fault) {
    case 'wrong_amount':
      return { ...facts, amount: { ...amount, total: 1, payer_total: 1 } };
    case 'wrong_currency':
      return { ...facts, amount: { ...amount, currency: 'USD' } };
    case 'wrong_appid':
      return { ...facts, appid: 'wx1111111111111111' };
    case 'wrong_mchid':
      return { ...facts, mchid: '1900000001' };
    case 'wrong_openid':
      return { ...facts, payer: { ...payer, openid: 'o-somebody-else' } };
    case 'wrong_order':
      return { ...facts, out_trade_no: 'f'.repeat(32) };
    default:
      return facts;
  }
}

/** A signed notification, changed on its way as the fault wants it. */
export function spoilMessage(
  message: { headers: Record<string, string>; body: string },
  fault: Fault | null,
): { headers: Record<string, string>; body: string } {
  const { headers, body } = message;
  const signature = headers['wechatpay-signature'] ?? '';
  switch (fault) {
    case 'forged_signature': {
      const forged = Buffer.from(signature, 'base64').reverse().toString('base64');
      return { body, headers: { ...headers, 'wechatpay-signature': forged } };
    }
    case 'foreign_serial':
      return { body, headers: { ...headers, 'wechatpay-serial': '5'.repeat(40) } };
    case 'altered_body':
      return { headers, body: body.replace('"summary":"', '"summary":"!') };
    default:
      return message;
  }
}
