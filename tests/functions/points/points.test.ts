import type { FunctionReplyOf } from '#shared/api';
import { Cloud, dayMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

const grant = (points: number) => ({ openid: 'o-xiaoman', points, reason: '补发' });

describe('points.listEntries', () => {
  it('pages through all entries, newest first, each once', async () => {
    for (let index = 1; index <= 7; index += 1) {
      await cloud.operator('points.grant', grant(index));
    }
    const pages: number[][] = [];
    let cursor: string | null = null;
    do {
      const page: FunctionReplyOf<'points.listEntries'> = await cloud.member(
        'xiaoman',
        'points.listEntries',
        { limit: 3, cursor },
      );
      if (!page.ok) throw new Error(page.error.code);
      pages.push(page.data.entries.map((entry) => entry.seq));
      cursor = page.data.nextCursor;
    } while (cursor !== null);
    expect(pages).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
  });

  it('shows the newest entry even while it has not reached the ledger', async () => {
    await cloud.member('xiaoman', 'member.getHome', {});
    cloud.crashAt({ atCall: 3, moment: 'before' });
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.heal();
    expect(cloud.dump()['ledger']).toEqual([]);
    const page = await cloud.member('xiaoman', 'points.listEntries', {});
    expect(page).toMatchObject({ ok: true, data: { entries: [{ seq: 1, deltaPoints: 10 }] } });
  });

  it('keeps apart what was earned from what was used', async () => {
    await cloud.operator('points.grant', grant(5));
    const earned = await cloud.member('xiaoman', 'points.listEntries', { filter: 'earned' });
    const used = await cloud.member('xiaoman', 'points.listEntries', { filter: 'used' });
    expect(earned).toMatchObject({ data: { entries: [{ deltaPoints: 5 }] } });
    expect(used).toMatchObject({ data: { entries: [], nextCursor: null } });
  });

  it('is empty for somebody new', async () => {
    const page = await cloud.member('xiaoman', 'points.listEntries', {});
    expect(page).toMatchObject({ ok: true, data: { entries: [], nextCursor: null } });
  });
});

describe('points.grant', () => {
  it('happens once for a request id, however often it is sent', async () => {
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => cloud.operator('points.grant', grant(50), 'grant-1')),
    );
    expect(replies.every((reply) => reply.ok)).toBe(true);
    expect(await cloud.entries('xiaoman')).toHaveLength(1);
  });

  it('is refused when the request id comes with another amount', async () => {
    await cloud.operator('points.grant', grant(50), 'grant-1');
    const before = cloud.dump();
    const reply = await cloud.operator('points.grant', grant(60), 'grant-1');
    expect(reply).toMatchObject({ ok: false, error: { code: 'request.key_reused' } });
    expect(cloud.dump()).toEqual(before);
  });

  it('loses none of twenty grants at the same instant', async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => cloud.operator('points.grant', grant(1))),
    );
    const given = replies.filter((reply) => reply.ok).length;
    expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))).toEqual([]);
    expect(await cloud.entries('xiaoman')).toHaveLength(given);
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });
});

describe('the sweep', () => {
  it('adds an entry that a dead posting left behind, once', async () => {
    await cloud.member('xiaoman', 'member.getHome', {});
    cloud.crashAt({ atCall: 3, moment: 'before' });
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.heal();
    const reports = [await cloud.timer('repair-entries'), await cloud.timer('repair-entries')];
    expect(reports).toMatchObject([{ data: { repaired: 1 } }, { data: { repaired: 0 } }]);
    expect(cloud.dump()['ledger']).toHaveLength(1);
  });

  it('walks on over many accounts changed at the same instant and after missed runs', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        cloud.member(`member-${String(index)}`, 'checkin.perform', {}),
      ),
    );
    expect(await cloud.timer('repair-entries')).toMatchObject({ data: { checked: 30 } });
    cloud.nowMs += 3 * dayMs;
    await cloud.member('member-1', 'checkin.perform', {});
    expect(await cloud.timer('repair-entries')).toMatchObject({ ok: true, data: { repaired: 0 } });
  });
});
