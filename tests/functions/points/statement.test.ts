import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionReplyOf } from '#shared/api';
import type { LedgerEntry } from '#shared/points/model';
import { statementCsv, statementJson, type StatementFile } from '#shared/points/statement';
import { Cloud, dayMs } from '../harness';

let cloud: Cloud;
let folder: string;
beforeEach(async () => {
  cloud = await Cloud.open();
  folder = mkdtempSync(join(tmpdir(), 'statement-'));
});
afterEach(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true });
});

async function exported(code: string): Promise<StatementFile> {
  const entries: LedgerEntry[] = [];
  let cursor: string | null = null;
  let last: {
    memberId: StatementFile['memberId'];
    availablePoints: StatementFile['availablePoints'];
  };
  do {
    const page: FunctionReplyOf<'points.exportEntries'> = await cloud.member(
      code,
      'points.exportEntries',
      { cursor },
    );
    if (!page.ok) throw new Error(page.error.code);
    entries.push(...page.data.entries);
    cursor = page.data.nextCursor;
    last = page.data;
  } while (cursor !== null);
  const { memberId, availablePoints } = last;
  return { format: 'jidian-statement/1', memberId, exportedAtMs: 0, availablePoints, entries };
}

function verify(statement: StatementFile): { status: number | null; said: string } {
  const file = join(folder, 'statement.json');
  writeFileSync(file, statementJson(statement));
  const run = spawnSync(process.execPath, ['docs/verify-statement.mjs', file], {
    encoding: 'utf8',
  });
  return { status: run.status, said: `${run.stdout}${run.stderr}`.trim() };
}

async function aFewEntries(): Promise<void> {
  for (const reason of ['=1+1', '补发', '感谢,"老朋友"']) {
    await cloud.operator('points.grant', { openid: 'o-xiaoman', points: 30, reason });
    cloud.nowMs += dayMs;
  }
  await cloud.operator('points.adjust', {
    openid: 'o-xiaoman',
    deltaPoints: -40,
    reason: '更正',
    operator: '店长',
  });
}

describe('an exported statement', () => {
  it('is proven by the script that ships with the documentation', async () => {
    await aFewEntries();
    expect(verify(await exported('xiaoman'))).toEqual({
      status: 0,
      said: '4 entries, chain intact, sum equals the balance: 50 points',
    });
  });

  it('holds every entry once over many pages, the newest of a dead posting included', async () => {
    for (let day = 0; day < 502; day += 1) {
      await cloud.member('xiaoman', 'checkin.perform', {});
      cloud.nowMs += dayMs;
    }
    await cloud.member('xiaoman', 'member.getHome', {});
    cloud.crashAt({ atCall: 3, moment: 'before' });
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.heal();
    const statement = await exported('xiaoman');
    expect(statement.entries.length).toBeGreaterThan(502);
    expect(verify(statement).status).toBe(0);
  });

  it.each<[string, (file: StatementFile) => StatementFile, string]>([
    [
      'an amount changed',
      (file) => ({
        ...file,
        entries: file.entries.map((entry, index) =>
          index === 1 ? { ...entry, deltaPoints: 31 as never } : entry,
        ),
      }),
      'entry 2: was altered',
    ],
    [
      'an entry left out',
      (file) => ({ ...file, entries: file.entries.filter((_, index) => index !== 1) }),
      'entry 3: expected number 2',
    ],
    [
      'another balance',
      (file) => ({ ...file, availablePoints: 60 as never }),
      'entries add up to 50, the statement says 60',
    ],
  ])('shows %s', async (_, tamper, why) => {
    await aFewEntries();
    const { status, said } = verify(tamper(await exported('xiaoman')));
    expect(status).toBe(1);
    expect(said).toContain(why);
  });

  it('opens in a spreadsheet: a mark for UTF-8, quoted cells, no formulas', async () => {
    await aFewEntries();
    const { entries } = await exported('xiaoman');
    const csv = statementCsv(entries, {
      header: ['序号', '日期', '时间', '类型', '变动', '余额', '说明', '编号', '校验'],
      kind: () => '赠送',
      explanation: (entry) => String(entry.explanation.steps[0]?.facts['reason']),
      time: () => '-',
    });
    const lines = csv.split('\r\n');
    expect(csv.startsWith('\ufeff序号,')).toBe(true);
    expect(lines[1]).toContain(",'=1+1,");
    expect(lines[3]).toContain(',"感谢,""老朋友""",');
    expect(lines[4]).toContain(",'-,赠送,-40,50,更正,");
    expect(lines).toHaveLength(6);
  });
});

describe('points.getHoldings', () => {
  it('tells what expires when', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs = Date.parse('2026-04-10T04:00:00.000Z');
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await cloud.member('xiaoman', 'points.getHoldings', {})).toMatchObject({
      ok: true,
      data: {
        availablePoints: 20,
        nextExpiry: { expiresOn: '2027-03-31', points: 10 },
        lots: [
          { expiresOn: '2027-03-31', points: 10 },
          { expiresOn: '2027-04-30', points: 10 },
        ],
        pending: [],
        holds: [],
      },
    });
    expect(cloud.logs.at(-1)).toMatchObject({ databaseCalls: 1 });
  });
});

it('the script says how it is used', () => {
  expect(() =>
    execFileSync(process.execPath, ['docs/verify-statement.mjs'], { stdio: 'pipe' }),
  ).toThrow('usage');
});
