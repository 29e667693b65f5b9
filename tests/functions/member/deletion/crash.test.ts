import { Cloud } from '../../harness';
import { ordersOf, shelve } from '../../mall/shop';
import { openStores } from '../../people';
import { breaches, deleteMember, deletionsOf, liveALife, minuteMs } from './fixture';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

describe('a deletion that dies', () => {
  /** How many database calls one makes, on a function that knows the rules. */
  async function prepared(): Promise<void> {
    await liveALife(cloud, 'xiaoman');
  }

  it('costs at most as many calls as are cut below', async () => {
    await prepared();
    await deleteMember(cloud, 'xiaoman');
    expect(cloud.logs.at(-1)?.databaseCalls).toBeLessThanOrEqual(22);
  });

  const cuts = Array.from({ length: 22 }, (_, index) => index + 1).flatMap((atCall) => [
    [atCall, 'before'] as const,
    [atCall, 'after'] as const,
  ]);

  it.each(cuts)('at call %i, %s it, is ended by who asks again', async (atCall, moment) => {
    await prepared();
    cloud.crashAt({ atCall, moment });
    await deleteMember(cloud, 'xiaoman', 'r-1');
    cloud.heal();
    expect(await deleteMember(cloud, 'xiaoman', 'r-1')).toMatchObject({ data: { lostPoints: 10 } });
    cloud.nowMs += 6 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(deletionsOf(cloud)).toMatchObject([{ state: 'done', lostPoints: 10 }]);
    expect(JSON.stringify(cloud.dump())).not.toMatch(/o-xiaoman|小满/);
    expect(breaches(cloud)).toEqual([]);
  });

  it.each(cuts)('at call %i, %s it, is ended by the sweep or never was', async (atCall, moment) => {
    await prepared();
    cloud.crashAt({ atCall, moment });
    await deleteMember(cloud, 'xiaoman', 'r-1');
    cloud.heal();
    for (let turn = 0; turn < 3; turn += 1) {
      cloud.nowMs += 6 * minuteMs;
      await cloud.timer('finish-deletions');
    }
    const [deletion] = deletionsOf(cloud);
    if (deletion) {
      expect(deletion).toMatchObject({ state: 'done', lostPoints: 10 });
      expect(JSON.stringify(cloud.dump())).not.toMatch(/o-xiaoman|小满/);
    } else {
      expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
        data: { availablePoints: 10 },
      });
    }
    expect(breaches(cloud)).toEqual([]);
  });

  it('before anything was lost is dropped when something has come in between', async () => {
    await shelve(cloud, 'cup', { pricePoints: 10 });
    await prepared();
    // What stands, the wish; then the account, which is cut.
    let atCall = 0;
    do {
      atCall += 1;
      cloud.crashAt({ atCall, moment: 'after' });
      await deleteMember(cloud, 'xiaoman', 'r-1');
      cloud.heal();
    } while (deletionsOf(cloud).length === 0);
    expect(deletionsOf(cloud)).toMatchObject([{ state: 'asked' }]);
    await cloud.member('xiaoman', 'mall.redeem', { itemId: 'cup', quantity: 1 });
    cloud.nowMs += 2 * minuteMs;
    await cloud.timer('finish-deletions');
    expect(deletionsOf(cloud)).toEqual([]);
    expect(ordersOf(cloud)).toMatchObject([{ state: 'ready' }]);
  });
});
