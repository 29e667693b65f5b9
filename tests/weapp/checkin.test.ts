import { startCloud, type RunningCloud } from '../support/cloud';
import { WeappProgram } from '../support/weapp/program';

let cloud: RunningCloud;
let program: WeappProgram;

beforeAll(async () => {
  cloud = await startCloud('empty');
  const token = await cloud.login('weapp-member');
  program = new WeappProgram((name, event) => cloud.call(token, name, event));
});

afterAll(async () => {
  program.stop();
  await cloud.stop();
});

test('the built mini-program shows the points, and one tap checks in', async () => {
  const page = program.launch();
  await page.waitFor('可用积分0积分');

  page.tap('签到 +10');
  await page.waitFor('连续 1 天10积分');

  expect(page.text).toContain('1 / 20');
  expect(page.text).not.toContain('签到 +10');
});

test('home crosses to the rendering side a few times and with few bytes', () => {
  const { calls, bytes } = program.page.cost;
  expect(calls).toBeLessThanOrEqual(12);
  expect(bytes).toBeLessThanOrEqual(40_000);
});

test('after the check-in one tap asks for a reminder, and it is recorded', async () => {
  program.page.tap('明天提醒我');
  await program.page.waitFor('明天会提醒您');
  expect(program.page.text).not.toContain('明天提醒我');
});

test('the statement opens in its subpackage and an entry explains itself', async () => {
  program.page.tap('查看全部');
  const statement = program.page;
  expect(statement.route).toBe('packages/member/statement/index');
  await statement.waitFor('每日签到');

  statement.tap('每日签到');
  await statement.waitFor('规则');
});

test('its tabs tell what is on its way and what expires when', async () => {
  const statement = program.page;
  statement.tap('待入账');
  await statement.waitFor('没有待入账的积分');

  statement.tap('将到期');
  await statement.waitFor(/到期日.*年.*月.*日到期.*10积分/);
});
