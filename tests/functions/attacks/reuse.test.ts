import { Cloud, dayMs } from '../harness';
import { dataOf, give } from '../store/till/till';

/** One request id is one effect, whatever else is sent under it (39). */
let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  dataOf(await cloud.member('xiaoman', 'checkin.perform', {}));
  await give(cloud, 'xiaoman', 500);
  cloud.nowMs += 4 * dayMs;
});
afterEach(() => cloud.close());

const makeUp = (date: string) => cloud.member('xiaoman', 'checkin.makeUp', { date }, 'r-1');
const reused = { ok: false, error: { code: 'request.key_reused' } };

it('a day made up is not another day under the same request', async () => {
  const first = await makeUp('2026-03-05');
  expect(first).toMatchObject({ ok: true });
  const before = cloud.dump();
  expect(await makeUp('2026-03-04')).toMatchObject(reused);
  expect(await cloud.member('xiaoman', 'checkin.perform', {}, 'r-1')).toMatchObject(reused);
  expect(cloud.dump()).toEqual(before);
  expect(await makeUp('2026-03-05')).toEqual(first);
});

it('a check-in is no day made up under the same request', async () => {
  const first = await cloud.member('xiaoman', 'checkin.perform', {}, 'r-1');
  expect(first).toMatchObject({ ok: true });
  expect(await makeUp('2026-03-05')).toMatchObject(reused);
  expect(await cloud.member('xiaoman', 'checkin.perform', {}, 'r-1')).toEqual(first);
});
