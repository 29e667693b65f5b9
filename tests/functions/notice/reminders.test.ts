import { toPoints } from '#shared/kernel/amounts';
import { documentPointsRules } from '#shared/rules/defaults';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { Cloud, dayMs } from '../harness';
import { at, Inbox } from './inbox';

let cloud: Cloud;
let inbox: Inbox;
beforeEach(async () => {
  cloud = await Cloud.open();
  inbox = new Inbox(cloud);
});
afterEach(() => cloud.close());

describe('the reminder to check in', () => {
  it('comes at ten on the next day', async () => {
    await cloud.member('xiaoman', 'checkin.perform', {});
    expect(await inbox.agree('checkin_reminder')).toMatchObject({
      data: { remindsOn: '2026-03-03' },
    });
    cloud.nowMs = at('2026-03-03T09:59');
    await inbox.runTimers();
    expect(inbox.sent()).toEqual([]);
    cloud.nowMs = at('2026-03-03T10:00');
    await inbox.runTimers();
    const reminder = ['o-xiaoman', 'local-checkin-reminder', '今天还没盖章，来签到领积分'];
    expect(inbox.sent()).toEqual([[...reminder, '2026年3月3日']]);
  });

  it('does not come to somebody who has checked in, and keeps the acceptance', async () => {
    await inbox.agree('checkin_reminder');
    cloud.nowMs = at('2026-03-03T09:00');
    await cloud.member('xiaoman', 'checkin.perform', {});
    cloud.nowMs = at('2026-03-03T10:00');
    await inbox.runTimers();
    expect(inbox.states()).toEqual([['dropped', 'already_checked_in']]);
    expect(inbox.left()).toEqual([1]);
  });

  it('of yesterday is dropped, not sent late', async () => {
    await inbox.agree('checkin_reminder');
    cloud.nowMs = at('2026-03-04T10:00');
    await inbox.runTimers();
    expect(inbox.sent()).toEqual([]);
    expect(inbox.states()).toEqual([['dropped', 'too_late']]);
  });

  it('is told the same date when the request is repeated after midnight', async () => {
    const first = await inbox.agree('checkin_reminder', 'xiaoman', 'tap-1');
    cloud.nowMs += dayMs;
    expect(await inbox.answer('checkin_reminder', 'accept', 'xiaoman', 'tap-1')).toEqual(first);
    expect(inbox.notices()).toHaveLength(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'comes when the function died at call %i and nobody repeated it, if the wish was written',
    async (atCall) => {
      await cloud.member('xiaoman', 'checkin.perform', {});
      cloud.crashAt({ atCall, moment: 'after' });
      await inbox.agree('checkin_reminder');
      cloud.heal();
      const isWritten = inbox.left().length === 1;
      for (const time of ['2026-03-03T00:10', '2026-03-03T10:00', '2026-03-03T10:10']) {
        cloud.nowMs = at(time);
        await inbox.runTimers();
      }
      expect(inbox.sent()).toHaveLength(isWritten ? 1 : 0);
    },
  );
});

describe('points about to expire', () => {
  it('are told of 30, 7 and 1 days before, once each, with what is left of them then', async () => {
    await cloud.close();
    const rules = { ...documentPointsRules, expiry: { kind: 'months', months: 2 } } as const;
    const points = plainProgramme.points.map((version) => ({ ...version, body: rules }));
    cloud = await Cloud.open({ ...plainProgramme, points });
    inbox = new Inbox(cloud);
    for (let tap = 0; tap < 5; tap += 1) await inbox.agree('points_expiring');
    await inbox.grant(500);
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
      const before = inbox.sent().length;
      await inbox.runTimers();
      await inbox.runTimers();
      const [newest] = inbox.sent();
      if (inbox.sent().length > before) {
        told.push(`${new Date(day).toISOString().slice(0, 10)} ${String(newest?.slice(2))}`);
      }
    }
    expect(told).toEqual([
      '2026-05-01 500,2026年5月31日,还有 30 天到期',
      '2026-05-24 477,2026年5月31日,还有 7 天到期',
      '2026-05-30 477,2026年5月31日,还有 1 天到期',
    ]);
    expect(inbox.left()).toEqual([2]);
  }, 60_000);
});
