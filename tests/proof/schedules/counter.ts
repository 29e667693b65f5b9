import { businessDateAt } from '#shared/kernel/businessdate';
import type { Order } from '#shared/order/model';
import type { LedgerEntry } from '#shared/points/model';
import { shanghaiMidnight } from '#shared/rules/defaults';
import type { SimulatedShop } from '../simulation/shop';
import { ask, deed, oneWins, type Scenario } from './scenario';

const dayMs = 86_400_000;
const storeId = 'zongdian';

export async function grant(shop: SimulatedShop, code: string): Promise<void> {
  const data = { openid: `o-${code}`, points: 5_000, reason: '补发' };
  await ask(shop, null, ['jobs', 'points.grant'], data);
}

/** A member's code on the screen, scanned. */
export async function scanned(shop: SimulatedShop, code: string, by: string): Promise<string> {
  const shown = await ask<{ code: string }>(shop, code, ['member', 'member.issueCode'], {});
  const scan = { code: shown.code, storeId };
  return (await ask<{ scanId: string }>(shop, by, ['store', 'store.scan'], scan)).scanId;
}

/** One member's day, from several phones. */
export const oneMember: Scenario = {
  async prepare(shop) {
    await grant(shop, 'anan');
    await ask(shop, 'anan', ['member', 'checkin.perform'], {});
    shop.nowMs += 2 * dayMs;
    const missed = businessDateAt(shop.nowMs - dayMs, shanghaiMidnight);
    const takeOff = { openid: 'o-anan', deltaPoints: -30, reason: '更正', operator: '店长' };
    const redeem = { itemId: 'badge', quantity: 1 };
    return [
      deed('in', 'anan', ['member', 'checkin.perform'], {}),
      deed('in again', 'anan', ['member', 'checkin.perform'], {}, 'request-in'),
      deed('in once more', 'anan', ['member', 'checkin.perform'], {}),
      deed('made up', 'anan', ['member', 'checkin.makeUp'], { date: missed }),
      deed('made up twice', 'anan', ['member', 'checkin.makeUp'], { date: missed }),
      deed('taken off', null, ['jobs', 'points.adjust'], takeOff),
      deed('redeemed', 'anan', ['member', 'mall.redeem'], redeem),
    ];
  },
  wrong: (answers) => [
    ...oneWins(answers, ['in', 'in again', 'in once more'], { 'in again': 'in' }),
    ...oneWins(answers, ['made up', 'made up twice']),
    ...oneWins(answers, ['taken off']),
    ...oneWins(answers, ['redeemed']),
  ],
};

/** One code on a screen, and several tills. */
export const oneCode: Scenario = {
  async prepare(shop) {
    const shown = await ask<{ code: string }>(shop, 'anan', ['member', 'member.issueCode'], {});
    const scan = (label: string, by: string, requestId?: string) =>
      deed(label, by, ['store', 'store.scan'], { code: shown.code, storeId }, requestId);
    return [
      scan('clerk', 'clerk'),
      scan('clerk again', 'clerk', 'request-clerk'),
      scan('clerk once more', 'clerk'),
      scan('manager', 'manager'),
      scan('manager again', 'manager', 'request-manager'),
      scan('manager once more', 'manager'),
    ];
  },
  wrong: (answers) =>
    oneWins(
      answers,
      ['clerk', 'clerk again', 'clerk once more', 'manager', 'manager again', 'manager once more'],
      {
        'clerk again': 'clerk',
        'manager again': 'manager',
      },
    ),
};

/** Something that waits to be collected, and is given up meanwhile. */
export const onePickup: Scenario = {
  async prepare(shop) {
    await grant(shop, 'anan');
    const wish = { itemId: 'cup', quantity: 1 };
    const redeem = ['member', 'mall.redeem'] as const;
    const { orderId } = await ask<{ orderId: string }>(shop, 'anan', redeem, wish);
    const orders = ((await shop.dump())['orders'] ?? []) as Order[];
    const code = orders.find((order) => order.orderId === orderId)?.voucherCode;
    const hand = (label: string, by: string, requestId?: string) =>
      deed(label, by, ['store', 'store.verifyPickup'], { storeId, code }, requestId);
    const cancel = (label: string, requestId?: string) =>
      deed(label, 'anan', ['member', 'mall.cancelOrder'], { orderId }, requestId);
    return [
      hand('clerk', 'clerk'),
      hand('clerk again', 'clerk', 'request-clerk'),
      hand('manager', 'manager'),
      hand('clerk once more', 'clerk'),
      cancel('given up'),
      cancel('given up again', 'request-given up'),
    ];
  },
  wrong: (answers) =>
    oneWins(
      answers,
      ['clerk', 'clerk again', 'manager', 'clerk once more', 'given up', 'given up again'],
      {
        'clerk again': 'clerk',
        'given up again': 'given up',
      },
    ),
};

/** One bill, two members and two tills. */
export const oneBill: Scenario = {
  async prepare(shop) {
    const bill = { billNumber: 'B1', amountFen: 3_000 };
    const scans = [
      await scanned(shop, 'anan', 'clerk'),
      await scanned(shop, 'bobo', 'manager'),
      await scanned(shop, 'cici', 'clerk'),
    ];
    const businessDate = businessDateAt(shop.nowMs, shanghaiMidnight);
    const recordedAtMs = shop.nowMs;
    const record = (label: string, by: string, scanId: string | undefined, requestId?: string) => {
      const data = { scanId, ...bill, recordedAtMs };
      return deed(label, by, ['store', 'store.recordPurchase'], data, requestId);
    };
    return [
      record('clerk', 'clerk', scans[0]),
      record('clerk again', 'clerk', scans[0], 'request-clerk'),
      record('manager', 'manager', scans[1]),
      record('third', 'clerk', scans[2]),
      deed('left', 'clerk', ['store', 'store.recordBill'], { storeId, ...bill, recordedAtMs }),
      deed('claimed', 'dede', ['member', 'store.claimPoints'], { storeId, businessDate, ...bill }),
    ];
  },
  wrong(answers, dump) {
    const entries = (dump['ledger'] ?? []) as LedgerEntry[];
    const credits = entries.filter(({ entryId }) => entryId.startsWith('bill:'));
    const tills = ['clerk', 'clerk again', 'manager', 'third'];
    const wasRung = tills.some((label) => answers.has(label));
    const most = wasRung || (answers.has('left') && answers.has('claimed')) ? 1 : 0;
    const isOff = credits.length > most || (wasRung && credits.length === 0);
    return isOff ? [`${String(credits.length)} credits of one bill`] : [];
  },
};

/** Points proposed at the counter; the member says yes and no. */
export const oneDebit: Scenario = {
  async prepare(shop) {
    await grant(shop, 'anan');
    const scanId = await scanned(shop, 'anan', 'clerk');
    const wish = { scanId, billNumber: 'D1', amountFen: 20_000 };
    const propose = ['store', 'store.proposeDebit'] as const;
    const { debitId } = await ask<{ debitId: string }>(shop, 'clerk', propose, wish);
    const say = (label: string, action: 'store.confirmDebit' | 'store.declineDebit', id?: string) =>
      deed(label, 'anan', ['member', action], { debitId }, id);
    return [
      say('yes', 'store.confirmDebit'),
      say('yes again', 'store.confirmDebit', 'request-yes'),
      say('no', 'store.declineDebit'),
      say('no again', 'store.declineDebit', 'request-no'),
      deed('in', 'anan', ['member', 'checkin.perform'], {}),
    ];
  },
  wrong: (answers) => [
    ...oneWins(answers, ['yes', 'yes again', 'no', 'no again'], {
      'yes again': 'yes',
      'no again': 'no',
    }),
    ...oneWins(answers, ['in']),
  ],
};
