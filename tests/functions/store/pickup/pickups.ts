import { voucherBytes, voucherFrom } from '#shared/order/voucher';
import type { Cloud } from '../../harness';

/** An order that waits to be collected, as the mall or a team leaves one; gives its voucher. */
export function putReadyOrder(
  cloud: Cloud,
  name: string,
  storeIds: readonly string[] | null,
  kind: 'mall' | 'groupbuy' = 'mall',
): string {
  const voucherCode = voucherFrom(
    Uint8Array.from(
      { length: voucherBytes },
      (_, at) => at + name.length * 7 + (name.codePointAt(2) ?? 0),
    ),
  );
  const orderId = `${kind}:${cloud.memberId('xiaoman')}:${name}`;
  cloud.database.insertMany('orders', [
    {
      _id: orderId,
      orderId,
      kind,
      memberId: cloud.memberId('xiaoman'),
      requestId: name,
      item: { itemId: 'case', version: 1, title: '耳机保护壳', kind: 'goods', picture: null },
      quantity: 1,
      pricePoints: 2999,
      priceFen: 0,
      delivery: { kind: 'pickup', storeIds, collectByMs: null },
      onLapse: 'return',
      voucherCode,
      state: 'ready',
      history: [{ state: 'ready', atMs: cloud.nowMs, by: 'member' }],
      collected: null,
      createdAtMs: cloud.nowMs,
      updatedAtMs: cloud.nowMs,
      listedAtMs: cloud.nowMs,
      nextCheckAtMs: null,
    },
  ]);
  return voucherCode;
}
