import { startCloud, type RunningCloud } from '../support/cloud';
import { WeappProgram } from '../support/weapp/program';
import { until } from '../support/weapp/until';

/** Two phones at one counter, both as WeChat runs the build. */
let cloud: RunningCloud;
let member: WeappProgram;
let clerk: WeappProgram;

beforeAll(async () => {
  cloud = await startCloud('demo');
  const tokens = {
    member: await cloud.login('weapp-guest'),
    clerk: await cloud.login('demo-clerk'),
  };
  member = new WeappProgram((name, event) => cloud.call(tokens.member, name, event));
  clerk = new WeappProgram((name, event) => cloud.call(tokens.clerk, name, event));
}, 120_000);

afterAll(async () => {
  member.stop();
  clerk.stop();
  await cloud.stop();
});

test('the code page shows a code, on a bright screen that is put back when it is left', async () => {
  member.launch();
  const page = member.open('/pages/code/index');
  await page.waitFor(/\d{4} \d{4} \d{4}/);
  expect(member.phone.brightness).toBe(1);

  page.instance.onHide?.();
  await until(
    () => member.phone.brightness === 0.4,
    () => `the screen stays at ${String(member.phone.brightness)}`,
  );
  page.instance.onShow?.();
});

test('WeChat’s scanner reads it at the till, a bill is typed, and the points are recorded', async () => {
  clerk.launch();
  const till = clerk.open('/packages/store/till/index');
  await till.waitFor('扫一扫');
  clerk.phone.sees = /\d{4} \d{4} \d{4}/.exec(member.page.text)?.[0] ?? '';
  till.tap('扫一扫');
  await till.waitFor('扫一扫');
  await untilRoute('packages/store/visit/index');
  const visit = clerk.page;
  await visit.waitFor('实付金额');

  // Each figure once: a tap finds what says it, and what has been typed says it, too.
  visit.tap('7');
  await visit.waitFor('账单号7');
  visit.tap('实付金额');
  await visit.waitFor('789.0');
  for (const [key, typed] of Object.entries({ 1: '1元', 3: '13元', 5: '135元' })) {
    visit.tap(key);
    await visit.waitFor(typed);
  }
  visit.tap('记上 135 积分');
  await visit.waitFor('+135');
});

test('a scanner that is closed leaves the till as it was', async () => {
  const till = clerk.open('/packages/store/till/index');
  await till.waitFor('扫一扫');
  clerk.phone.sees = null;
  till.tap('扫一扫');
  await new Promise((done) => setTimeout(done, 100));
  expect(clerk.page).toBe(till);
  expect(till.text).toContain('会员码、取货码都能扫');
});

const untilRoute = (route: string): Promise<void> =>
  until(
    () => clerk.page.route === route,
    () => `still on ${clerk.page.route}: ${clerk.page.text}`,
  );
