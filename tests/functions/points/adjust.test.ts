import { Cloud } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

const adjust = (deltaPoints: number, requestId?: string) =>
  cloud.operator(
    'points.adjust',
    { openid: 'o-xiaoman', deltaPoints, reason: '盘点更正', operator: '许先生' },
    requestId,
  );

describe('points.adjust', () => {
  it('corrects up and down, naming reason and operator, once for a request id', async () => {
    await adjust(100);
    await Promise.all([adjust(-30, 'a-1'), adjust(-30, 'a-1'), adjust(-30, 'a-1')]);
    const entries = await cloud.entries('xiaoman');
    expect(entries.map((entry) => entry.deltaPoints)).toEqual([100, -30]);
    expect(entries[1]?.explanation.steps).toEqual([
      { code: 'adjust', points: -30, facts: { reason: '盘点更正', operator: '许先生' } },
    ]);
    expect(await adjust(-31, 'a-1')).toMatchObject({ error: { code: 'request.key_reused' } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('never takes more than there is', async () => {
    await adjust(10);
    const before = cloud.dump();
    expect(await adjust(-11)).toMatchObject({
      error: { code: 'points.insufficient', neededPoints: 11, availablePoints: 10 },
    });
    expect(cloud.dump()).toEqual(before);
  });
});

describe('points.reverse', () => {
  const reverse = (entryId: string, points: number, reversalId: string) =>
    cloud.operator('points.reverse', { entryId, points, reversalId, reason: '退货' });

  async function entryOf(deltaPoints: number): Promise<string> {
    const reply = await adjust(deltaPoints);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data.entryId;
  }

  it('undoes an earn in parts, each once, and never more than it gave', async () => {
    const entryId = await entryOf(100);
    const thirds = await Promise.all([
      reverse(entryId, 33, 'r-1'),
      reverse(entryId, 33, 'r-1'),
      reverse(entryId, 33, 'r-2'),
      reverse(entryId, 34, 'r-3'),
    ]);
    expect(thirds.map((reply) => reply.ok)).toEqual([true, true, true, true]);
    expect(await reverse(entryId, 1, 'r-4')).toMatchObject({
      error: { code: 'points.reverse_exceeds', points: 100, reversedPoints: 100 },
    });
    expect(await reverse(entryId, 32, 'r-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
    const account = await cloud.member('xiaoman', 'points.getAccount', {});
    expect(account).toMatchObject({ data: { availablePoints: 0, debtPoints: 0 } });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('leaves a debt for what was spent, which the next earn pays', async () => {
    const entryId = await entryOf(100);
    await adjust(-60);
    await reverse(entryId, 100, 'r-1');
    expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
      data: { availablePoints: 0, debtPoints: 60 },
    });
    await adjust(70);
    expect(await cloud.member('xiaoman', 'points.getAccount', {})).toMatchObject({
      data: { availablePoints: 10, debtPoints: 0 },
    });
    expect(await cloud.bookFault('xiaoman')).toBeNull();
  });

  it('gives back what was spent', async () => {
    await adjust(100);
    const entryId = await entryOf(-60);
    expect(await reverse(entryId, 60, 'r-1')).toMatchObject({
      data: { netPoints: 60, availablePoints: 100 },
    });
  });

  it('knows no entry that is not there, and reverses no reversal', async () => {
    expect(await reverse('nothing', 1, 'r-1')).toMatchObject({
      error: { code: 'points.entry_not_found' },
    });
    const entryId = await entryOf(10);
    const reversed = await reverse(entryId, 10, 'r-1');
    const reversalId = reversed.ok ? reversed.data.entryId : '';
    expect(await reverse(reversalId, 10, 'r-2')).toMatchObject({
      error: { code: 'points.entry_not_found' },
    });
  });
});
