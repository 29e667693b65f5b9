import { readFileSync } from 'node:fs';
import { campaignPage, paidTeam, team } from '../app/groupbuy/samples';
import { WeappProgram } from '../support/weapp/program';
import { until } from '../support/weapp/until';
import type { WeappPage } from '../support/weapp/page';

interface Asked {
  readonly action: string;
  readonly data: { readonly teamId?: string };
}

const asked: Asked[] = [];
let shownTeam = paidTeam;
let program: WeappProgram;

beforeEach(() => {
  asked.length = 0;
  shownTeam = paidTeam;
  program = new WeappProgram(async (_, event) => {
    const { action, data } = event as Asked;
    asked.push({ action, data });
    if (action === 'groupbuy.getTeam') return { ok: true, data: shownTeam, requestId: 'r' };
    if (action === 'groupbuy.getCampaign') return { ok: true, data: campaignPage, requestId: 'r' };
    if (action === 'groupbuy.getTeamCode') {
      return { ok: true, data: { picture: 'iVBORw0KGgo=' }, requestId: 'r' };
    }
    return { ok: false, error: { code: 'server.fault' }, requestId: 'r' };
  });
  program.launch();
});
afterEach(() => program.stop());

interface ShareMessage {
  readonly title: string;
  readonly path: string;
  readonly imageUrl?: string;
}

/** The teams that were asked for: once or again, and among other things of the program's own. */
const teamsAsked = (): unknown[] => {
  const reads = asked.filter(({ action }) => action === 'groupbuy.getTeam');
  return [...new Set(reads.map(({ data }) => data.teamId))];
};

/** What WeChat asks the page for when somebody forwards it. */
function shareOf({ instance }: WeappPage): ShareMessage {
  const page = instance as unknown as { onShareAppMessage(from: object): ShareMessage };
  return page.onShareAppMessage({ from: 'button' });
}

test('a team is shared with its title, its own page and a picture of ours', async () => {
  const page = program.open('/packages/groupbuy/team/index?teamId=team-1');
  await page.waitFor('邀请朋友参团');
  const { title, path, imageUrl = '' } = shareOf(page);
  expect(title).toBe('还差 1 人，¥99.50 一起拼“便携音箱”');
  expect(path).toBe('/packages/groupbuy/team/index?teamId=team-1');
  expect(imageUrl).toBe('/packages/groupbuy/pictures/speaker.png');
  const file = readFileSync(`dist/weapp${imageUrl}`);
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([500, 400]);
});

test('the shared path shows a stranger the team at once, ready to join', async () => {
  shownTeam = team;
  const page = program.open('/packages/groupbuy/team/index?teamId=team-1');
  await page.waitFor('¥99.50 参团');
  expect(teamsAsked()).toEqual(['team-1']);
});

test('the code of a poster leads to the same page, and is nobody’s invitation to a store', async () => {
  shownTeam = team;
  const page = program.open('/packages/groupbuy/team/index?scene=team_0123456789abcdef01234567');
  await page.waitFor('¥99.50 参团');
  expect(teamsAsked()).toEqual(['team_0123456789abcdef01234567']);
});

test('a campaign is shared with its picture, too', async () => {
  const page = program.open('/packages/groupbuy/campaign/index?campaignId=speaker-3');
  await page.waitFor('开新团');
  expect(shareOf(page)).toEqual({
    title: '¥99.50 一起拼“便携音箱”',
    path: '/packages/groupbuy/campaign/index?campaignId=speaker-3',
    imageUrl: '/packages/groupbuy/pictures/speaker.png',
  });
});

test('the shop’s own photograph goes along, and nothing where there is none WeChat could show', async () => {
  const cases = [
    ['https://shop.example/mug.jpg', 'https://shop.example/mug.jpg'],
    ['art:newer-than-this-app', undefined],
    ['', undefined],
  ] as const;
  for (const [picture, imageUrl] of cases) {
    shownTeam = { ...paidTeam, item: { ...paidTeam.item, picture } };
    const page = program.open('/packages/groupbuy/team/index?teamId=team-1');
    await page.waitFor('邀请朋友参团');
    expect(shareOf(page).imageUrl).toBe(imageUrl);
  }
});

test('a poster is drawn with price, what is missing and WeChat’s code, and sent as a picture', async () => {
  program.phone.drawn = [];
  const page = program.open('/packages/groupbuy/team/index?teamId=team-1');
  await page.waitFor('生成海报');
  page.tap('生成海报');
  await page.waitFor('保存或转发海报');
  expect(program.phone.drawn).toEqual([
    ...['便携音箱', '¥99.50', '3 人团 · 单买 ¥129', '还差 1 人'],
    ...[expect.stringMatching(/ 前$/) as string, '没凑齐人，全额退款', '长按识别，一起拼'],
  ]);
  expect(asked.map(({ action }) => action)).toContain('groupbuy.getTeamCode');
  page.tap('保存或转发海报');
  await until(
    () => program.phone.shared !== null,
    () => 'no picture was saved',
  );
  expect(program.phone.shared).toBe('wxfile://tmp_poster.png');
});

test('a client that cannot draw one says so and leaves the card', async () => {
  const page = program.open('/packages/groupbuy/team/index?teamId=team-1');
  await page.waitFor('生成海报');
  page.tap('生成海报');
  await page.waitFor('画不出海报');
});
