import type { Staff } from '#shared/store/staff/model';
import type { UndoAsk } from '#shared/store/undo/model';
import { scanned } from './counter';
import { ask, deed, oneWins, type Scenario } from './scenario';

const minuteMs = 60_000;
const storeIds = ['zongdian'];

/** One large bill, and two managers who both want it taken back the next hour. */
export const twoAsks: Scenario = {
  async prepare(shop) {
    const scanId = await scanned(shop, 'anan', 'clerk');
    const bill = { scanId, billNumber: 'U1', amountFen: 500_000, confirmedUnusual: true };
    const record = ['store', 'store.recordPurchase'] as const;
    const { entryId } = await ask<{ entryId: string }>(shop, 'clerk', record, bill);
    const staff = ((await shop.dump())['staff'] ?? []) as Staff[];
    const staffId = staff.find(({ role }) => role === 'clerk')?.staffId;
    const promoted = { staffId, role: 'manager', storeIds, reason: '升职' };
    await ask(shop, 'owner', ['store', 'store.changeStaff'], promoted);
    shop.nowMs += 60 * minuteMs;
    const undo = (label: string, by: string, requestId?: string) =>
      deed(label, by, ['store', 'store.undo'], { entryId, reason: '退货' }, requestId);
    const word = { entryId: `undo:1:${entryId}`, approve: true, reason: '属实' };
    return [
      undo('manager', 'manager'),
      undo('manager again', 'manager', 'request-manager'),
      undo('manager once more', 'manager'),
      undo('second', 'clerk'),
      undo('second again', 'clerk', 'request-second'),
      deed('word', 'owner', ['store', 'store.decideApproval'], word),
    ];
  },
  wrong(answers, dump) {
    const asks = (dump['undo_asks'] ?? []) as UndoAsk[];
    const asked = ['manager', 'manager again', 'manager once more', 'second', 'second again'];
    return [
      ...oneWins(answers, asked, { 'manager again': 'manager', 'second again': 'second' }),
      ...(asks.length > 1 ? [`${String(asks.length)} asks about one bill`] : []),
    ];
  },
};
