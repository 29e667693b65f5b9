import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentCheckinRules } from '#shared/rules/defaults';
import { findChainFault } from '#shared/points/chain';
import { documentToEntry, type LedgerDocument } from '#shared/points/ledgerdocument';
import type { Account, LedgerEntry } from '#shared/points/model';
import { lengthOf } from '#shared/checkin/runs';
import { addDays, businessDateAt } from '#shared/kernel/businessdate';
import { shanghaiMidnight } from '#shared/rules/defaults';
import { openShop, type Shop } from '../../localcloud/host/shop';
import { runImport } from '../../localcloud/import/run';
import { seedShop } from '../../localcloud/seed';
import { runSimulation } from '../../localcloud/simulation/run';
import { runVerification } from '../../localcloud/verification/run';
import { openidForCode } from '../../localcloud/wechat/login';
import { sha256 } from '../rules/book';

const folder = mkdtempSync(join(tmpdir(), 'jidian-tools-'));
const inFolder = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const open = (shop: 'demo' | 'empty'): Promise<Shop> =>
  openShop({
    dataDir: folder,
    shop,
    collectionsFile: 'cloudfunctions/collections.json',
    secretNames: ['JIDIAN_ID_KEY'],
    seed: seedShop,
    log: () => undefined,
  });

function documentsOf(shop: Shop, collection: string): unknown[] {
  const found: unknown[] = [];
  let isWanted = false;
  for (const text of shop.database.exportLines()) {
    const line = JSON.parse(text) as { collection: { name: string } } | { document: unknown };
    if ('collection' in line) isWanted = line.collection.name === collection;
    else if (isWanted) found.push(line.document);
  }
  return found;
}

describe('the demo shop', () => {
  let accounts: Account[];
  let entries: LedgerEntry[];
  let openid: string;
  let today: ReturnType<typeof businessDateAt>;
  let members: { memberId: string; openid: string }[];
  beforeAll(async () => {
    const shop = await open('demo');
    accounts = documentsOf(shop, 'accounts') as Account[];
    entries = (documentsOf(shop, 'ledger') as LedgerDocument[]).map(documentToEntry);
    members = documentsOf(shop, 'members') as typeof members;
    openid = openidForCode('demo-member', shop.secrets['LOGIN_SECRET'] ?? '');
    today = businessDateAt(shop.clock.nowMs(), shanghaiMidnight);
    await shop.close();
  }, 60_000);

  it('keeps every member’s books whole', () => {
    for (const account of accounts.slice(0, 40)) {
      const own = entries
        .filter(({ memberId }) => memberId === account.memberId)
        .sort((a, b) => a.seq - b.seq);
      expect(findChainFault(own, sha256)).toBeNull();
      expect(own.at(-1)?.balanceAfterPoints ?? 0).toBe(account.availablePoints);
    }
  });

  it('has a year of check-ins, purchases that were pending, and points used for money', () => {
    const count = (kind: string): number => entries.filter((entry) => entry.kind === kind).length;
    expect(accounts).toHaveLength(205);
    expect(count('checkin')).toBeGreaterThan(5000);
    expect(count('purchase')).toBeGreaterThan(1000);
    expect(count('release')).toBeGreaterThan(1000);
    expect(count('spend')).toBeGreaterThan(100);
    const stores = entries
      .filter(({ kind }) => kind === 'purchase')
      .map(({ explanation }) => explanation.steps[0]?.facts['storeName']);
    expect(new Set(stores)).toEqual(new Set(['总店', '万象店', '高新店']));
  });

  it('lets demo-member stand at nineteen days in a row up to yesterday', () => {
    const { memberId } = members.find((member) => member.openid === openid) ?? {};
    const account = accounts.find((one) => one.memberId === memberId);
    expect(account?.checkin.runs[0]?.to).toBe(addDays(today, -1));
    expect(lengthOf(account?.checkin.runs[0])).toBe(19);
  });
});

describe('npm run simulate', () => {
  it('replays the demo year in under ten seconds of computing, true to the ledger, and draws it', async () => {
    await (await open('demo')).close();
    const rulesFile = inFolder('draft.json');
    writeFileSync(
      rulesFile,
      JSON.stringify({ checkin: { ...documentCheckinRules, basePoints: 20 } }),
    );
    const printed: string[] = [];
    const before = process.cpuUsage();
    await runSimulation(
      {
        rulesFile,
        shop: 'demo',
        dataDir: folder,
        days: 365,
        firstRewardPoints: 1000,
        svgFile: inFolder('out.svg'),
        jsonFile: inFolder('out.json'),
      },
      (line) => printed.push(line),
    );
    // Of computing, not of waiting for a busy machine.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(10_000);
    const text = printed.join('\n');
    expect(text).toContain('205 位会员的积分与账本逐笔一致');
    expect(text).toContain('每日签到');
    const report = JSON.parse(readFileSync(inFolder('out.json'), 'utf8')) as { worseOff: number };
    expect(report.worseOff).toBe(0);
    const svg = readFileSync(inFolder('out.svg'), 'utf8');
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(svg).not.toMatch(/NaN|undefined/);
  }, 60_000);

  it('says by name and path what is wrong with a file, and which shop there is not', async () => {
    const wanted = {
      rulesFile: inFolder('wrong.json'),
      shop: 'demo',
      dataDir: folder,
      days: 90,
      firstRewardPoints: 1000,
      svgFile: null,
      jsonFile: null,
    };
    const run = () => runSimulation(wanted, () => undefined);
    await expect(run()).rejects.toThrow('读不到规则文件');
    writeFileSync(wanted.rulesFile, '{');
    await expect(run()).rejects.toThrow('不是 JSON');
    writeFileSync(wanted.rulesFile, '{"checkin":{"cycle":"rolling","base":1}}');
    await expect(run()).rejects.toThrow(/checkin\.base.*simulation\.field_/);
    writeFileSync(wanted.rulesFile, JSON.stringify({ checkin: documentCheckinRules }));
    const elsewhere = runSimulation({ ...wanted, shop: 'nowhere' }, () => undefined);
    await expect(elsewhere).rejects.toThrow('没有店铺 "nowhere"');
  });
});

describe('npm run verify', () => {
  it('proves the demo shop, and says with its number what somebody has changed', async () => {
    const printed: string[] = [];
    const wanted = { dataDir: folder, shop: 'demo' };
    expect(await runVerification(wanted, (line) => printed.push(line))).toBe(true);
    expect(printed).toContain('11  holds   points are spent in the order they expire');
    const shop = await open('demo');
    await shop.database.execute('database.modifyDocument', {
      collectionName: 'accounts',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: (documentsOf(shop, 'accounts')[0] as Account).memberId }),
      data: JSON.stringify({ $inc: { availablePoints: 1 } }),
      multi: false,
      merge: true,
      upsert: false,
    });
    await shop.close();
    expect(await runVerification(wanted, (line) => printed.push(line))).toBe(false);
    expect(printed).toContain(
      ' 9  broken  available points are those in the lots, held ones those in the holds, pending likewise',
    );
  }, 60_000);
});

describe('npm run import', () => {
  const wanted = {
    file: inFolder('members.csv'),
    importName: 'old-till',
    operator: '许先生',
    shop: 'empty' as const,
    dataDir: folder,
    isDryRun: false,
    resumes: false,
  };
  const run = async (more: Partial<typeof wanted> = {}): Promise<[boolean, string]> => {
    const printed: string[] = [];
    const isWhole = await runImport({ ...wanted, ...more }, (line) => printed.push(line));
    return [isWhole, printed.join('\n')];
  };
  const writeList = (lines: readonly string[]): void =>
    writeFileSync(
      wanted.file,
      `\ufeff会员编号,昵称,openid,积分,到期日\r\n${lines.join('\r\n')}\r\n`,
    );
  const held = async (): Promise<number> => {
    const shop = await open('empty');
    const accounts = documentsOf(shop, 'accounts') as Account[];
    await shop.close();
    return accounts.reduce((sum, account) => sum + account.availablePoints, 0);
  };

  it('tells what a dry run would do, writes nothing, and sends no list with a fault', async () => {
    writeList(['A1,"小满, 老会员",o1,120,2099-12-31', 'A2,,,7,']);
    const [isWhole, text] = await run({ isDryRun: true });
    expect(isWhole).toBe(true);
    expect(text).toContain('可导入 1 位会员，共 120 积分');
    expect(text).toContain('缺 openid，暂不导入 1 行：第 3 行');
    expect(text).toContain('没有写入任何数据');
    writeList(['A1,,o1,120,', 'A2,,o2,1.5,']);
    expect(await run()).toEqual([false, expect.stringContaining('第 3 行：积分不能有小数（1.5）')]);
    expect(await held()).toBe(0);
  });

  it('brings a list over once, shows how far it is, and goes on where it stopped', async () => {
    writeList(Array.from({ length: 250 }, (_, n) => `A${String(n)},,o${String(n)},10,`));
    const [isWhole, text] = await run();
    expect(isWhole).toBe(true);
    expect(text).toContain('已处理 200 / 250 行');
    expect(text).toContain('完成：新导入 250 行，早先已导入 0 行，未导入 0 行');
    expect((await run())[1]).toContain('新导入 0 行，早先已导入 250 行');
    expect((await run({ resumes: true }))[1]).toContain('从第 251 行数据继续');
    expect(await held()).toBe(2500);
    writeList(['A0,,o0,11,']);
    await expect(run({ resumes: true })).rejects.toThrow('另一个文件');
    expect(await run()).toEqual([false, expect.stringContaining('request.key_reused')]);
    expect(await held()).toBe(2500);
  }, 60_000);
});
