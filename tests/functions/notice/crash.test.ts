import { Cloud, type Crash } from '../harness';
import { Inbox, minuteMs } from './inbox';

let cloud: Cloud;
let inbox: Inbox;
beforeEach(async () => {
  cloud = await Cloud.open();
  inbox = new Inbox(cloud);
});
afterEach(() => cloud.close());

const crashes = Array.from({ length: 15 }, (_, index) => index + 1).flatMap((atCall): Crash[] => [
  { atCall, moment: 'before' },
  { atCall, moment: 'after' },
]);

describe.each(crashes)('a run that dies $moment its call $atCall', (crash) => {
  it('sends nothing twice in ten runs more, and loses nothing it had not handed over', async () => {
    await inbox.agree('points_changed');
    await inbox.agree('points_changed');
    await inbox.grant(200);
    await cloud.timer('find-notices');
    cloud.crashAt(crash);
    await cloud.timer('send-notices');
    cloud.heal();
    for (let run = 0; run < 10; run += 1) {
      cloud.nowMs += minuteMs;
      await inbox.runTimers();
    }
    // Call 10 takes the message, call 11 is WeChat: what dies in between is not known to have gone.
    const isInDoubt = [
      { atCall: 10, moment: 'after' },
      { atCall: 11, moment: 'before' },
    ].some(({ atCall, moment }) => crash.atCall === atCall && crash.moment === moment);
    expect(inbox.sent()).toHaveLength(isInDoubt ? 0 : 1);
    expect(inbox.states()[0]?.[0]).toBe(
      inbox.sent().length === 1 && !isLate(crash) ? 'sent' : 'unknown',
    );
    expect(inbox.left()).toEqual([1]);
  });

  it('finds everything once in the runs after it', async () => {
    await inbox.agree('points_changed');
    await inbox.agree('checkin_reminder');
    await inbox.grant(200);
    cloud.crashAt(crash);
    await cloud.timer('find-notices');
    cloud.heal();
    for (let run = 0; run < 3; run += 1) await cloud.timer('find-notices');
    expect(inbox.notices().map(({ facts }) => facts.template)).toEqual([
      'checkin_reminder',
      'points_changed',
    ]);
  });
});

/** WeChat has it, but the run could not write that down. */
function isLate({ atCall, moment }: Crash): boolean {
  return (atCall === 11 && moment === 'after') || (atCall === 12 && moment === 'before');
}
