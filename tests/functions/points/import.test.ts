import type { RequestOf } from '#shared/api';
import { Cloud, dayMs, mondayNoonMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

type Row = RequestOf<'points.import'>['rows'][number];

const row = (externalId: string, more: Partial<Row> = {}): Row => ({
  externalId,
  openid: `o-${externalId}`,
  points: 120,
  ...more,
});

const bring = (rows: Row[], requestId?: string) =>
  cloud.operator('points.import', { importName: '旧系统', operator: '许先生', rows }, requestId);

async function outcomes(rows: Row[]): Promise<unknown[]> {
  const reply = await bring(rows);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data.rows.map((one) => (one.outcome === 'refused' ? one.code : one.outcome));
}

describe('points.import', () => {
  it('registers people and gives what they held, with dates of their own or of the rule', async () => {
    expect(await outcomes([row('A1'), row('A2', { expiresOn: '2026-06-30' })])).toEqual([
      'imported',
      'imported',
    ]);
    const [first] = await cloud.entries('A1');
    expect(first).toMatchObject({
      kind: 'import',
      deltaPoints: 120,
      lotMoves: [{ expiresOn: '2027-03-31', points: 120 }],
      explanation: {
        rule: null,
        steps: [
          {
            code: 'import',
            points: 120,
            facts: { importName: '旧系统', externalId: 'A1', operator: '许先生' },
          },
        ],
      },
    });
    expect(first?.entryId).toBe(`import:${cloud.memberId('A1')}:旧系统:A1`);
    const [second] = await cloud.entries('A2');
    expect(second?.lotMoves).toEqual([{ expiresOn: '2026-06-30', points: 120 }]);
    expect(await cloud.bookFault('A1')).toBeNull();
    expect(await cloud.bookFault('A2')).toBeNull();
  });

  it('gives once, however often and under however many requests a row is sent', async () => {
    await Promise.all([bring([row('A1')], 'i-1'), bring([row('A1')], 'i-1'), bring([row('A1')])]);
    expect(await outcomes([row('A1'), row('A2')])).toEqual(['standing', 'imported']);
    expect(await cloud.entries('A1')).toHaveLength(1);
    expect(await outcomes([row('A1', { points: 121 })])).toEqual(['request.key_reused']);
    expect(await outcomes([row('A1', { expiresOn: '2026-06-30' })])).toEqual([
      'request.key_reused',
    ]);
  });

  it('costs four database calls for a member, and two for a row that stands', async () => {
    await bring([row('A1')]);
    const again = { openid: 'o-A1', externalId: 'A2' };
    await bring([row('A1', again)]);
    await bring([row('A1', again)]);
    expect(cloud.logs.slice(-2).map(({ databaseCalls }) => databaseCalls)).toEqual([4, 2]);
  });

  it('answers the same after the date of a row has passed', async () => {
    await outcomes([row('A1', { expiresOn: '2026-03-02' })]);
    cloud.nowMs = mondayNoonMs + 2 * dayMs;
    expect(await outcomes([row('A1', { expiresOn: '2026-03-02' })])).toEqual(['standing']);
  });

  it('brings over nobody whom WeChat could not recognise, and nothing that is gone already', async () => {
    const before = cloud.dump();
    const { openid, ...unknown } = row('A1');
    expect(openid).toBe('o-A1');
    expect(
      await outcomes([unknown, { ...unknown, externalId: 'A2', phone: '13800000000' }]),
    ).toEqual(['points.import_unidentified', 'points.import_unidentified']);
    expect(cloud.dump()).toEqual(before);
    expect(await outcomes([row('A3', { expiresOn: '2026-03-01' })])).toEqual([
      'points.import_expired',
    ]);
    const { members = [], ledger = [] } = cloud.dump();
    expect(JSON.stringify(members)).not.toContain('13800000000');
    expect(ledger).toEqual([]);
  });

  it('ends what a broken line began, when it is sent again', async () => {
    for (let atCall = 1; atCall <= 7; atCall += 1) {
      for (const moment of ['before', 'after'] as const) {
        const externalId = `B${String(atCall)}${moment}`;
        cloud.crashAt({ atCall, moment });
        await bring([row(externalId)]);
        cloud.heal();
        await outcomes([row(externalId)]);
        expect(await cloud.entries(externalId)).toHaveLength(1);
        expect(await cloud.bookFault(externalId)).toBeNull();
      }
    }
  });

  it('takes 200 rows in one call', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => row(`C${String(index)}`));
    expect(new Set(await outcomes(rows))).toEqual(new Set(['imported']));
    expect(await bring([...rows, row('C200')])).toMatchObject({
      error: { code: 'request.invalid' },
    });
  });

  it.each([
    [{ points: 0 }],
    [{ points: -1 }],
    [{ points: 1.5 }],
    [{ points: 10_000_001 }],
    [{ expiresOn: '2026-02-30' }],
    [{ externalId: 'a:b' }],
    [{ externalId: '' }],
    [{ openid: '' }],
    [{ points: '1' as unknown as number }],
  ])('refuses %j and writes nothing', async (more) => {
    const before = cloud.dump();
    expect(await bring([row('A1', more)])).toMatchObject({ error: { code: 'request.invalid' } });
    expect(cloud.dump()).toEqual(before);
  });

  it('refuses the same number twice in a call, and callers with a person behind them', async () => {
    expect(await bring([row('A1'), row('A1', { openid: 'o-other' })])).toMatchObject({
      error: { code: 'request.invalid' },
    });
    const data = { importName: '旧系统', operator: '许先生', rows: [row('A1')] };
    const event = { action: 'points.import', data, requestId: 'i-1' };
    expect(await cloud.raw('jobs', event, { WX_OPENID: 'o-1' })).toMatchObject({
      error: { code: 'caller.forbidden' },
    });
  });
});
