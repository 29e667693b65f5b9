import type { MemberId } from '#shared/kernel/ids';
import { createPace } from '../../../cloudfunctions/_kit/pace';
import { Cloud } from '../harness';

const [script, other] = ['m_script', 'm_other'] as MemberId[] as [MemberId, MemberId];

/** So many writes a second for so many seconds; how many of them were let through. */
function letThrough(perSecond: number, seconds: number, memberId = script): number {
  let nowMs = 0;
  const pace = createPace(() => nowMs);
  let count = 0;
  for (let write = 0; write < perSecond * seconds; write += 1) {
    nowMs = (write * 1000) / perSecond;
    if (pace(memberId)) count += 1;
  }
  return count;
}

describe('the pace of one person', () => {
  it('lets a hundred through at once, and one more after a fifth of a second', () => {
    let nowMs = 0;
    const pace = createPace(() => nowMs);
    const taps = Array.from({ length: 150 }, () => pace(script));
    expect(taps.filter(Boolean)).toHaveLength(100);
    nowMs = 199;
    expect(pace(script)).toBe(false);
    nowMs = 400;
    expect(pace(script)).toBe(true);
    expect(pace(other)).toBe(true);
  });

  it('is never in the way of a hand, and bounds a script to five a second for good', () => {
    expect(letThrough(4, 600)).toBe(2400);
    const minute = letThrough(100, 60);
    expect(minute).toBeGreaterThanOrEqual(394);
    expect(minute).toBeLessThanOrEqual(400);
  });

  it('gives nothing for a clock that steps back', () => {
    let nowMs = 1_000_000;
    const pace = createPace(() => nowMs);
    for (let write = 0; write < 100; write += 1) pace(script);
    nowMs -= 300_000;
    expect(pace(script)).toBe(false);
  });

  it('remembers ten thousand people and no more', () => {
    const pace = createPace(() => 0);
    for (let write = 0; write < 100; write += 1) pace(script);
    expect(pace(script)).toBe(false);
    for (let person = 0; person < 10_000; person += 1) pace(`m_${String(person)}` as MemberId);
    expect(pace(script)).toBe(true);
  });
});

describe('a hundred writes a second by one member', () => {
  let cloud: Cloud;
  beforeEach(async () => {
    cloud = await Cloud.open();
    cloud.pace = createPace(() => cloud.nowMs);
  });
  afterEach(() => cloud.close());

  it('are refused by name without a database call, while others go on', async () => {
    await cloud.member('script', 'checkin.perform', {});
    for (let write = 1; write < 100; write += 1)
      await cloud.member('script', 'checkin.perform', {});

    const refused = await cloud.member('script', 'checkin.perform', {});
    expect(refused).toMatchObject({ ok: false, error: { code: 'request.too_many' } });
    expect(cloud.logs.at(-1)).toMatchObject({ outcome: 'request.too_many', databaseCalls: 0 });
    expect(await cloud.member('script', 'points.getAccount', {})).toMatchObject({ ok: true });
    expect(await cloud.member('other', 'checkin.perform', {})).toMatchObject({ ok: true });

    cloud.nowMs += 1000;
    expect(await cloud.member('script', 'checkin.perform', {})).toMatchObject({
      ok: false,
      error: { code: 'checkin.already_done' },
    });
  });
});
