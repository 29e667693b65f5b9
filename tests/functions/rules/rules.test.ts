import type { RequestOf } from '#shared/api';
import { Cloud, mondayNoonMs } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

const hourMs = 3_600_000;

function checkinRules(
  basePoints: number,
  { afterVersion = 1, effectiveFromMs = null as number | null } = {},
): RequestOf<'rules.publish'> {
  return {
    ruleSet: 'checkin',
    afterVersion,
    effectiveFromMs,
    note: '换规则',
    body: {
      cycle: 'rolling',
      basePoints: basePoints,
      streakSteps: [],
      cumulativeSteps: [],
      makeUp: null,
    },
  };
}

const ids = (): string[] => (cloud.dump()['rules'] as { _id: string }[]).map(({ _id }) => _id);

async function paidTo(code: string): Promise<number> {
  const reply = await cloud.member(code, 'checkin.perform', {});
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.data.pointsAwarded;
}

describe('publishing rules', () => {
  it('gives the next version, and the same answer when the request is repeated', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await cloud.operator('rules.publish', checkinRules(20), 'publish-1')).toMatchObject({
        data: { ruleSet: 'checkin', version: 2, effectiveFromMs: mondayNoonMs },
      });
      cloud.nowMs += hourMs;
    }
    expect(ids().filter((id) => id.startsWith('checkin'))).toEqual(['checkin:v1', 'checkin:v2']);
  });

  it('refuses the same request with other rules', async () => {
    await cloud.operator('rules.publish', checkinRules(20), 'publish-1');
    expect(await cloud.operator('rules.publish', checkinRules(21), 'publish-1')).toMatchObject({
      error: { code: 'request.key_reused' },
    });
  });

  it('tells whoever had not seen the newest version, and writes nothing', async () => {
    await cloud.operator('rules.publish', checkinRules(20));
    const before = cloud.dump();
    expect(await cloud.operator('rules.publish', checkinRules(30))).toMatchObject({
      error: { code: 'rules.version_conflict', latestVersion: 2 },
    });
    expect(
      await cloud.operator('rules.publish', checkinRules(30, { afterVersion: 5 })),
    ).toMatchObject({ error: { code: 'rules.version_conflict', latestVersion: 2 } });
    expect(cloud.dump()).toEqual(before);
  });

  it('lets one of two at the same instant publish, and tells the other who was first', async () => {
    const replies = await Promise.all([
      cloud.operator('rules.publish', checkinRules(20)),
      cloud.operator('rules.publish', checkinRules(30)),
    ]);
    const told = replies.map((reply) => (reply.ok ? reply.data.version : reply.error.code)).sort();
    expect(told).toEqual([2, 'rules.version_conflict']);
  });

  it('refuses rules that would have held before, and takes those of this instant', async () => {
    const effectiveFromMs = mondayNoonMs - 1;
    expect(
      await cloud.operator('rules.publish', checkinRules(20, { effectiveFromMs })),
    ).toMatchObject({ error: { code: 'rules.starts_in_past' } });
    const now = { effectiveFromMs: mondayNoonMs };
    expect(await cloud.operator('rules.publish', checkinRules(20, now))).toMatchObject({
      ok: true,
    });
  });
});

describe('rules in force', () => {
  it('change at their very instant, in processes that knew of them before', async () => {
    const effectiveFromMs = mondayNoonMs + 5_000;
    await cloud.operator('rules.publish', checkinRules(20, { effectiveFromMs }));
    expect(await paidTo('early')).toBe(10);
    cloud.nowMs = effectiveFromMs - 1;
    expect(await paidTo('just-before')).toBe(10);
    cloud.nowMs = effectiveFromMs;
    expect(await paidTo('at-it')).toBe(20);
  });

  it('are read again ten seconds after they were, also when the clock has stepped back', async () => {
    expect(await paidTo('early')).toBe(10);
    await cloud.operator('rules.publish', checkinRules(20));
    cloud.nowMs += 9_000;
    expect(await paidTo('within')).toBe(10);
    cloud.nowMs += 1_000;
    expect(await paidTo('after')).toBe(20);

    await cloud.operator('rules.publish', checkinRules(30, { afterVersion: 2 }), 'publish-3');
    const publishedAtMs = cloud.nowMs;
    cloud.nowMs = publishedAtMs + 60_000;
    expect(await paidTo('later')).toBe(30);
    // What was read then says nothing of rules published meanwhile by another process.
    const beforeAll = publishedAtMs - 5 * 60_000;
    cloud.nowMs = beforeAll;
    const now = { afterVersion: 3, effectiveFromMs: beforeAll };
    await cloud.operator('rules.publish', checkinRules(40, now));
    expect(await paidTo('back')).toBe(40);
  });
});
