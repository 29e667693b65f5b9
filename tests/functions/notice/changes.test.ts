import { Cloud } from '../harness';
import { at, Inbox, minuteMs } from './inbox';

let cloud: Cloud;
let inbox: Inbox;
beforeEach(async () => {
  cloud = await Cloud.open();
  inbox = new Inbox(cloud);
});
afterEach(() => cloud.close());

describe('a change of points', () => {
  it('is told from the threshold on, up or down, with what happened before left out', async () => {
    await inbox.grant(500);
    cloud.nowMs += 1000;
    for (let tap = 0; tap < 3; tap += 1) await inbox.agree('points_changed');
    await inbox.grant(99);
    await cloud.operator('points.adjust', {
      openid: 'o-xiaoman',
      deltaPoints: -100,
      reason: '更正',
      operator: '店长',
    });
    await inbox.runTimers();
    expect(inbox.sent()).toEqual([
      ['o-xiaoman', 'local-points-changed', '-100', '499', '2026年3月2日'],
    ]);
  });

  it('is found even behind more entries than the account keeps', async () => {
    await inbox.agree('points_changed');
    await inbox.grant(200);
    for (let entry = 0; entry < 7; entry += 1) await inbox.grant(1);
    await inbox.runTimers();
    expect(inbox.sent()).toHaveLength(1);
  });

  it('is told twice a day at most; the third waits for the next morning', async () => {
    for (let tap = 0; tap < 3; tap += 1) await inbox.agree('points_changed');
    for (let gift = 0; gift < 3; gift += 1) await inbox.grant(200);
    await inbox.runTimers();
    expect(inbox.sent()).toHaveLength(2);
    cloud.nowMs = at('2026-03-03T07:59');
    await inbox.runTimers();
    expect(inbox.sent()).toHaveLength(2);
    cloud.nowMs = at('2026-03-03T08:00');
    await inbox.runTimers();
    expect(inbox.sent()).toHaveLength(3);
  });

  it('is not told in quiet hours', async () => {
    cloud.nowMs = at('2026-03-02T22:30');
    await inbox.agree('points_changed');
    await inbox.grant(200);
    await inbox.runTimers();
    expect(inbox.states()).toEqual([['pending', '']]);
    expect(inbox.notices()[0]?.nextAttemptAtMs).toBe(at('2026-03-03T08:00'));
    cloud.nowMs = at('2026-03-03T08:00');
    await inbox.runTimers();
    expect(inbox.sent()).toHaveLength(1);
  });
});

describe('WeChat being busy', () => {
  it('is met with four tries further and further apart, and then the acceptance is free', async () => {
    await inbox.agree('points_changed');
    await inbox.grant(200);
    cloud.wechatErrcode = -1;
    const startMs = cloud.nowMs;
    await inbox.runTimers();
    const triedAfterMinutes: number[] = [];
    let tries = 0;
    for (let minute = 0; minute <= 120; minute += 1) {
      const [notice] = inbox.notices();
      if (notice && notice.tries > tries) triedAfterMinutes.push(minute === 0 ? 0 : minute - 1);
      tries = notice?.tries ?? 0;
      cloud.nowMs = startMs + minute * minuteMs;
      await cloud.timer('send-notices');
    }
    expect(triedAfterMinutes).toEqual([0, 5, 25, 105]);
    expect(inbox.states()).toEqual([['failed', '-1']]);
    expect(inbox.left()).toEqual([1]);
  });

  it('ends with one message when it is over', async () => {
    await inbox.agree('points_changed');
    await inbox.grant(200);
    cloud.wechatErrcode = 45009;
    await inbox.runTimers();
    cloud.wechatErrcode = null;
    cloud.nowMs += 5 * minuteMs;
    await inbox.runTimers();
    expect(inbox.sent()).toHaveLength(1);
    expect(inbox.left()).toEqual([0]);
  });

  it('is not tried again when WeChat says that the template is wrong', async () => {
    await inbox.agree('points_changed');
    await inbox.grant(200);
    cloud.wechatErrcode = 40037;
    await inbox.runTimers();
    expect(inbox.states()).toEqual([['failed', '40037']]);
    expect(inbox.left()).toEqual([1]);
  });
});
