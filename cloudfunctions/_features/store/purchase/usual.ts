import type { Fen } from '#shared/kernel/amounts';
import { usualBillFen } from '#shared/store/purchase/rules';
import type { Call } from '../../../_kit/action';
import { listLastAmounts } from './repository';

/** What is usual in a store does not change within minutes. */
const keepMs = 10 * 60_000;

/** The usual bill of a store, as of some minutes ago; null while there are too few. */
export function usualFenOf(call: Call, storeId: string): Promise<Fen | null> {
  return call.cache.get(
    `usual:${storeId}`,
    call.nowMs,
    async () => usualBillFen(await listLastAmounts(call, storeId)),
    keepMs,
  );
}
