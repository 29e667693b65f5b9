import type { ExportDataReply } from '#shared/member/contract';
import { exportedPerPage } from '#shared/member/export';
import type { EntryId } from '#shared/kernel/ids';
import { findChainFault } from '#shared/points/chain';
import { entryToDocument } from '#shared/points/ledgerdocument';
import { sha256 } from '../../../cloudfunctions/_kit/ports';
import { Cloud } from '../harness';
import { grant, shelve } from '../mall/shop';
import { openStores } from '../people';
import { dataOf, scanOf } from '../store/till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

const page = async (cursor: string | null = null): Promise<ExportDataReply> =>
  dataOf(await cloud.member('xiaoman', 'member.exportData', { cursor }));

const address = { name: '许小满', phone: '13700137000', region: '上海', detail: '南京东路 1 号' };

describe('everything the shop holds of a member', () => {
  it('comes in one page for most, in full and opened, and provable', async () => {
    const phone = cloud.wechat.phoneCodes.issue('13800138000') ?? '';
    await cloud.member('xiaoman', 'checkin.perform', {});
    await cloud.member('xiaoman', 'member.updateProfile', {
      nickname: '小满',
      birthday: { month: 5, day: 20, year: 1990 },
    });
    await cloud.member('xiaoman', 'member.bindPhone', { code: phone });
    await cloud.member('xiaoman', 'member.setConsent', { version: '2026-11', accepted: true });
    await grant(cloud, 'xiaoman', 500);
    await shelve(cloud, 'badge', { deliveries: ['ship'] });
    const redeemed = { itemId: 'badge', quantity: 1, delivery: 'ship', address } as const;
    await cloud.member('xiaoman', 'mall.redeem', redeemed);
    const scanId = await scanOf(cloud, 'xiaoman', 'clerk');
    const bill = { scanId, billNumber: 'A-1', amountFen: 12_850 };
    await cloud.staff('clerk', 'store.recordPurchase', bill);

    const file = await page();
    expect(file).toMatchObject({
      format: 'jidian-member/1',
      exportedAtMs: cloud.nowMs,
      member: {
        memberId: cloud.memberId('xiaoman'),
        profile: { nickname: '小满' },
        birthday: { month: 5, day: 20, year: 1990 },
        phone: { countryCode: '86', number: '13800138000' },
        consents: [{ version: '2026-11', accepted: true }],
      },
      orders: [{ item: { title: '马克杯' }, pricePoints: 100, address }],
      bills: [{ billNumber: 'A-1', amountFen: 12_850, storeName: '总店' }],
      payments: [],
      nextCursor: null,
    });
    expect(file.account.availablePoints).toBe(file.entries.at(-1)?.balanceAfterPoints);
    expect(findChainFault(file.entries, sha256)).toBeNull();
    const text = JSON.stringify(file);
    for (const secret of ['o-xiaoman', '店员 clerk', 'voucherCode']) {
      expect(text).not.toContain(secret);
    }
    expect(cloud.warnings).toEqual([]);
  });

  it('comes in pages where there is much of it: each entry once, oldest first', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    const [first] = await cloud.entries('xiaoman');
    if (!first) throw new Error('no entry');
    const older = Array.from({ length: 2 * exportedPerPage }, (_, index) => {
      const entryId = `grant:${first.memberId}:${String(index)}` as EntryId;
      return entryToDocument({ ...first, entryId, kind: 'grant', seq: index + 2 });
    });
    cloud.database.insertMany('ledger', older);
    const seqs: number[] = [];
    const sizes: number[] = [];
    let cursor: string | null = null;
    do {
      const one: ExportDataReply = await page(cursor);
      seqs.push(...one.entries.map(({ seq }) => seq));
      sizes.push(one.entries.length);
      cursor = one.nextCursor;
    } while (cursor !== null);
    expect(sizes).toEqual([200, 200, 1]);
    expect(seqs).toEqual(Array.from({ length: 401 }, (_, index) => index + 1));
    expect(cloud.warnings).toEqual([]);
  });

  it('costs six database calls a page, seven with payments to look for', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    await page();
    expect(cloud.logs.at(-1)).toMatchObject({ action: 'member.exportData', databaseCalls: 6 });
  });

  it('is the caller’s own alone', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    await cloud.member('anan', 'checkin.perform', {});
    const text = JSON.stringify(await page());
    expect(text).not.toContain(cloud.memberId('anan'));
  });
});
