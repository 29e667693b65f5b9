import { toPoints } from '#shared/kernel/amounts';
import type { Notice, NoticeTemplate, SubscribeAnswer } from '#shared/notice/model';
import { documentPointsRules } from '#shared/rules/defaults';
import { takeQuota } from '../../../cloudfunctions/_features/notice/quota/repository';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { repeatableRandom } from '../../../localcloud/seed/random';
import { Cloud, dayMs, type Crash } from '../harness';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
});
afterEach(() => cloud.close());

const templateIds = {
  checkin_reminder: 'local-checkin-reminder',
  points_changed: 'local-points-changed',
  points_expiring: 'local-points-expiring',
  groupbuy_result: 'local-groupbuy-result',
  pickup_due: 'local-pickup-due',
  tier_ending: 'local-tier-ending',
  tier_changed: 'local-tier-changed',
};
const minuteMs = 60_000;
/** An instant by the clock on the shop's wall. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

/** The member says yes to WeChat's question, and the app tells us. */
async function agree(template: NoticeTemplate, code = 'xiaoman', requestId?: string) {
  cloud.wechat.acceptances.accept(`o-${code}`, templateIds[template]);
  return answer(template, 'accept', code, requestId);
}
function answer(
  template: NoticeTemplate,
  said: SubscribeAnswer,
  code = 'xiaoman',
  requestId?: string,
) {
  const data = { templates: [{ template, answer: said }] };
  return cloud.member(code, 'notice.recordAcceptance', data, requestId);
}
const grant = (points: number, code = 'xiaoman') =>
  cloud.operator('points.grant', { openid: `o-${code}`, points, reason: '补发' });

async function runTimers(): Promise<void> {
  expect(await cloud.timer('find-notices')).toMatchObject({ ok: true });
  expect(await cloud.timer('send-notices')).toMatchObject({ ok: true });
}
const notices = () => cloud.dump()['notices'] as unknown as Notice[];
const states = () => notices().map(({ state, reason }) => [state, reason]);
const left = () => (cloud.dump()['notice_quotas'] as { left: number }[]).map((one) => one.left);
const sent = () =>
  cloud.wechat.sent().map(({ to, content }) => {
    const { templateId, data } = content as {
      templateId: string;
      data: Record<string, { value: string }>;
    };
    return [to, templateId, ...Object.values(data).map(({ value }) => value)];
  });

describe('one acceptance', () => {
  it('is one message: the second change is not told', async () => {
    await agree('points_changed');
    await grant(200);
    await runTimers();
    await grant(300);
    await runTimers();
    expect(sent()).toEqual([['o-xiaoman', 'local-points-changed', '+200', '200', '2026年3月2日']]);
    expect(left()).toEqual([0]);
  });

  it('is counted once however often the request comes, and two are two', async () => {
    await agree('points_changed', 'xiaoman', 'tap-1');
    await answer('points_changed', 'accept', 'xiaoman', 'tap-1');
    expect(left()).toEqual([1]);
    await answer('points_changed', 'accept', 'xiaoman', 'tap-2');
    await answer('points_changed', 'accept', 'xiaoman', 'tap-1');
    expect(left()).toEqual([2]);
    await Promise.all(['a', 'b', 'c'].map((id) => answer('points_changed', 'accept', 'new', id)));
    expect(left().sort()).toEqual([2, 3]);
  });

  it('is taken by one of two messages that are sent at the same instant', async () => {
    await agree('points_changed');
    for (let gift = 0; gift < 2; gift += 1) await grant(200);
    await cloud.timer('find-notices');
    const taken = await Promise.all(notices().map((notice) => takeQuota(cloud.call(), notice)));
    expect(taken.sort()).toEqual([false, true]);
    expect(left()).toEqual([0]);
  });

  it('stays when the next question is refused, and goes when all messages are', async () => {
    await agree('points_changed');
    await answer('points_changed', 'reject');
    await answer('points_changed', 'filter');
    expect(left()).toEqual([1]);
    await answer('points_changed', 'ban');
    expect(left()).toEqual([0]);
  });

  it('is refused for a template the shop does not have, and nothing is written', async () => {
    await cloud.close();
    cloud = await Cloud.open({ ...plainProgramme, notice: [] });
    const before = cloud.dump();
    expect(await answer('points_changed', 'accept')).toMatchObject({
      ok: false,
      error: { code: 'notice.not_configured', template: 'points_changed' },
    });
    expect(cloud.dump()).toEqual(before);
    expect(await cloud.member('xiaoman', 'member.getHome', {})).toMatchObject({
      data: { noticeOffers: [] },
    });
  });

  it.each([[[]], [[{ template: 'other', answer: 'accept' }]], [[{ template: 'points_changed' }]]])(
    'that says %j is no request',
    async (templates) => {
      const event = { action: 'notice.recordAcceptance', data: { templates }, requestId: 'r' };
      const reply = await cloud.raw('member', event, { WX_OPENID: 'o-xiaoman' });
      expect(reply).toMatchObject({ error: { code: 'request.invalid' } });
    },
  );

  it('that WeChat does not know of is given up, and nothing more is tried', async () => {
    await answer('points_changed', 'accept', 'xiaoman', 'tap-1');
    await answer('points_changed', 'accept', 'xiaoman', 'tap-2');
    await grant(200);
    await runTimers();
    expect(states()).toEqual([['dropped', 'refused_by_member']]);
    expect(left()).toEqual([0]);
    await grant(300);
    await runTimers();
    expect(notices()).toHaveLength(1);
  });
});

describe('a change of points', () => {
  it('is told from the threshold on, up or down, with what happened before left out', async () => {
    await grant(500);
    cloud.nowMs += 1000;
    for (let tap = 0; tap < 3; tap += 1) await agree('points_changed');
    await grant(99);
    await cloud.operator('points.adjust', {
      openid: 'o-xiaoman',
      deltaPoints: -100,
      reason: '更正',
      operator: '店长',
    });
    await runTimers();
    expect(sent()).toEqual([['o-xiaoman', 'local-points-changed', '-100', '499', '2026年3月2日']]);
  });

  it('is found even behind more entries than the account keeps', async () => {
    await agree('points_changed');
    await grant(200);
    for (let entry = 0; entry < 7; entry += 1) await grant(1);
    await runTimers();
    expect(sent()).toHaveLength(1);
  });

  it('is told twice a day at most; the third waits for the next morning', async () => {
    for (let tap = 0; tap < 3; tap += 1) await agree('points_changed');
    for (let gift = 0; gift < 3; gift += 1) await grant(200);
    await runTimers();
    expect(sent()).toHaveLength(2);
    cloud.nowMs = at('2026-03-03T07:59');
    await runTimers();
    expect(sent()).toHaveLength(2);
    cloud.nowMs = at('2026-03-03T08:00');
    await runTimers();
    expect(sent()).toHaveLength(3);
  });

  it('is not told in quiet hours', async () => {
    cloud.nowMs = at('2026-03-02T22:30');
    await agree('points_changed');
    await grant(200);
    await runTimers();
    expect(states()).toEqual([['pending', '']]);
    expect(notices()[0]?.nextAttemptAtMs).toBe(at('2026-03-03T08:00'));
    cloud.nowMs = at('2026-03-03T08:00');
    await runTimers();
    expect(sent()).toHaveLength(1);
  });
});

describe('WeChat being busy', () => {
  it('is met with four tries further and further apart, and then the acceptance is free', async () => {
    await agree('points_changed');
    await grant(200);
    cloud.wechatErrcode = -1;
    const startMs = cloud.nowMs;
    await runTimers();
    const triedAfterMinutes: number[] = [];
    let tries = 0;
    for (let minute = 0; minute <= 120; minute += 1) {
      const [notice] = notices();
      if (notice && notice.tries > tries) triedAfterMinutes.push(minute === 0 ? 0 : minute - 1);
      tries = notice?.tries ?? 0;
      cloud.nowMs = startMs + minute * minuteMs;
      await cloud.timer('send-notices');
    }
    expect(triedAfterMinutes).toEqual([0, 5, 25, 105]);
    expect(states()).toEqual([['failed', '-1']]);
    expect(left()).toEqual([1]);
  });

  it('ends with one message when it is over', async () => {
    await agree('points_changed');
    await grant(200);
    cloud.wechatErrcode = 45009;
    await runTimers();
    cloud.wechatErrcode = null;
    cloud.nowMs += 5 * minuteMs;
    await runTimers();
    expect(sent()).toHaveLength(1);
    expect(left()).toEqual([0]);
  });

  it('is not tried again when WeChat says that the template is wrong', async () => {
    await agree('points_changed');
    await grant(200);
    cloud.wechatErrcode = 40037;
    await runTimers();
    expect(states()).toEqual([['failed', '40037']]);
    expect(left()).toEqual([1]);
  });
});

describe('the reminder to check in', () => {
  it('comes at ten on the next day', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await agree('checkin_reminder')).toMatchObject({ data: { remindsOn: '2026-03-03' } });
    cloud.nowMs = at('2026-03-03T09:59');
    await runTimers();
    expect(sent()).toEqual([]);
    cloud.nowMs = at('2026-03-03T10:00');
    await runTimers();
    const reminder = ['o-xiaoman', 'local-checkin-reminder', '今天还没盖章，来签到领积分'];
    expect(sent()).toEqual([[...reminder, '2026年3月3日']]);
  });

  it('does not come to somebody who has checked in, and keeps the acceptance', async () => {
    await agree('checkin_reminder');
    cloud.nowMs = at('2026-03-03T09:00');
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs = at('2026-03-03T10:00');
    await runTimers();
    expect(states()).toEqual([['dropped', 'already_checked_in']]);
    expect(left()).toEqual([1]);
  });

  it('of yesterday is dropped, not sent late', async () => {
    await agree('checkin_reminder');
    cloud.nowMs = at('2026-03-04T10:00');
    await runTimers();
    expect(sent()).toEqual([]);
    expect(states()).toEqual([['dropped', 'too_late']]);
  });

  it('is told the same date when the request is repeated after midnight', async () => {
    const first = await agree('checkin_reminder', 'xiaoman', 'tap-1');
    cloud.nowMs += dayMs;
    expect(await answer('checkin_reminder', 'accept', 'xiaoman', 'tap-1')).toEqual(first);
    expect(notices()).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'comes when the function died at call %i and nobody repeated it, if the wish was written',
    async (atCall) => {
      await cloud.member('xiaoman', 'checkin.perform', {});
      cloud.crashAt({ atCall, moment: 'after' });
      await agree('checkin_reminder');
      cloud.heal();
      const isWritten = left().length === 1;
      for (const time of ['2026-03-03T00:10', '2026-03-03T10:00', '2026-03-03T10:10']) {
        cloud.nowMs = at(time);
        await runTimers();
      }
      expect(sent()).toHaveLength(isWritten ? 1 : 0);
    },
  );
});

describe('points about to expire', () => {
  it('are told of 30, 7 and 1 days before, once each, with what is left of them then', async () => {
    await cloud.close();
    const rules = { ...documentPointsRules, expiry: { kind: 'months', months: 2 } } as const;
    const points = plainProgramme.points.map((version) => ({ ...version, body: rules }));
    cloud = await Cloud.open({ ...plainProgramme, points });
    for (let tap = 0; tap < 5; tap += 1) await agree('points_expiring');
    await grant(500);
    const told: string[] = [];
    for (let day = at('2026-03-29T09:00'); day < at('2026-06-03T00:00'); day += dayMs) {
      cloud.nowMs = day;
      if (told.length === 1) {
        await cloud.operator('points.adjust', {
          openid: 'o-xiaoman',
          deltaPoints: toPoints(-1),
          reason: '更正',
          operator: '店长',
        });
      }
      const before = sent().length;
      await runTimers();
      await runTimers();
      const [newest] = sent();
      if (sent().length > before) {
        told.push(`${new Date(day).toISOString().slice(0, 10)} ${String(newest?.slice(2))}`);
      }
    }
    expect(told).toEqual([
      '2026-05-01 500,2026年5月31日,还有 30 天到期',
      '2026-05-24 477,2026年5月31日,还有 7 天到期',
      '2026-05-30 477,2026年5月31日,还有 1 天到期',
    ]);
    expect(left()).toEqual([2]);
  }, 60_000);
});

const crashes = Array.from({ length: 15 }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
  { atCall, moment: 'before' },
  { atCall, moment: 'after' },
]);

describe.each(crashes)('a run that dies $moment its call $atCall', (crash) => {
  it('sends nothing twice in ten runs more, and loses nothing it had not handed over', async () => {
    await agree('points_changed');
    await agree('points_changed');
    await grant(200);
    await cloud.timer('find-notices');
    cloud.crashAt(crash);
    await cloud.timer('send-notices');
    cloud.heal();
    for (let run = 0; run < 10; run += 1) {
      cloud.nowMs += minuteMs;
      await runTimers();
    }
    // Call 10 takes the message, call 11 is WeChat: what dies in between is not known to have gone.
    const isInDoubt = [
      { atCall: 10, moment: 'after' },
      { atCall: 11, moment: 'before' },
    ].some(({ atCall, moment }) => crash.atCall === atCall && crash.moment === moment);
    expect(sent()).toHaveLength(isInDoubt ? 0 : 1);
    expect(states()[0]?.[0]).toBe(sent().length === 1 && !isLate(crash) ? 'sent' : 'unknown');
    expect(left()).toEqual([1]);
  });

  it('finds everything once in the runs after it', async () => {
    await agree('points_changed');
    await agree('checkin_reminder');
    await grant(200);
    cloud.crashAt(crash);
    await cloud.timer('find-notices');
    cloud.heal();
    for (let run = 0; run < 3; run += 1) await cloud.timer('find-notices');
    expect(notices().map(({ facts }) => facts.template)).toEqual([
      'checkin_reminder',
      'points_changed',
    ]);
  });
});

/** WeChat has it, but the run could not write that down. */
function isLate({ atCall, moment }: Crash): boolean {
  return (atCall === 11 && moment === 'after') || (atCall === 12 && moment === 'before');
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'three runs at the same instant send each message once, and none without leave, seed %i',
  async (seed) => {
    for (let tap = 0; tap < 2; tap += 1) await agree('points_changed');
    for (let gift = 0; gift < 4; gift += 1) await grant(200);
    await cloud.timer('find-notices');
    const random = repeatableRandom(seed);
    cloud.pickNext = (waiting) => Math.floor(random() * waiting);
    await Promise.all([1, 2, 3].map(() => cloud.timer('send-notices')));
    cloud.pickNext = null;
    expect(new Set(sent().map((message) => message.join(' '))).size).toBe(2);
    expect(sent()).toHaveLength(2);
    expect(left()).toEqual([0]);
  },
);
