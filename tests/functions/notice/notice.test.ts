import { takeQuota } from '../../../cloudfunctions/_features/notice/quota/repository';
import { plainProgramme } from '../../../localcloud/seed/programme';
import { repeatableRandom } from '../../../localcloud/seed/random';
import { Cloud } from '../harness';
import { Inbox } from './inbox';

let cloud: Cloud;
let inbox: Inbox;
beforeEach(async () => {
  cloud = await Cloud.open();
  inbox = new Inbox(cloud);
});
afterEach(() => cloud.close());

describe('one acceptance', () => {
  it('is one message: the second change is not told', async () => {
    await inbox.agree('points_changed');
    await inbox.grant(200);
    await inbox.runTimers();
    await inbox.grant(300);
    await inbox.runTimers();
    expect(inbox.sent()).toEqual([
      ['o-xiaoman', 'local-points-changed', '+200', '200', '2026年3月2日'],
    ]);
    expect(inbox.left()).toEqual([0]);
  });

  it('is counted once however often the request comes, and two are two', async () => {
    await inbox.agree('points_changed', 'xiaoman', 'tap-1');
    await inbox.answer('points_changed', 'accept', 'xiaoman', 'tap-1');
    expect(inbox.left()).toEqual([1]);
    await inbox.answer('points_changed', 'accept', 'xiaoman', 'tap-2');
    await inbox.answer('points_changed', 'accept', 'xiaoman', 'tap-1');
    expect(inbox.left()).toEqual([2]);
    await Promise.all(
      ['a', 'b', 'c'].map((id) => inbox.answer('points_changed', 'accept', 'new', id)),
    );
    expect(inbox.left().sort()).toEqual([2, 3]);
  });

  it('is taken by one of two messages that are sent at the same instant', async () => {
    await inbox.agree('points_changed');
    for (let gift = 0; gift < 2; gift += 1) await inbox.grant(200);
    await cloud.timer('find-notices');
    const taken = await Promise.all(
      inbox.notices().map((notice) => takeQuota(cloud.call(), notice)),
    );
    expect(taken.sort()).toEqual([false, true]);
    expect(inbox.left()).toEqual([0]);
  });

  it('stays when the next question is refused, and goes when all messages are', async () => {
    await inbox.agree('points_changed');
    await inbox.answer('points_changed', 'reject');
    await inbox.answer('points_changed', 'filter');
    expect(inbox.left()).toEqual([1]);
    await inbox.answer('points_changed', 'ban');
    expect(inbox.left()).toEqual([0]);
  });

  it('is refused for a template the shop does not have, and nothing is written', async () => {
    await cloud.close();
    cloud = await Cloud.open({ ...plainProgramme, notice: [] });
    inbox = new Inbox(cloud);
    const before = cloud.dump();
    expect(await inbox.answer('points_changed', 'accept')).toMatchObject({
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
    await inbox.answer('points_changed', 'accept', 'xiaoman', 'tap-1');
    await inbox.answer('points_changed', 'accept', 'xiaoman', 'tap-2');
    await inbox.grant(200);
    await inbox.runTimers();
    expect(inbox.states()).toEqual([['dropped', 'refused_by_member']]);
    expect(inbox.left()).toEqual([0]);
    await inbox.grant(300);
    await inbox.runTimers();
    expect(inbox.notices()).toHaveLength(1);
  });
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'three runs at the same instant send each message once, and none without leave, seed %i',
  async (seed) => {
    for (let tap = 0; tap < 2; tap += 1) await inbox.agree('points_changed');
    for (let gift = 0; gift < 4; gift += 1) await inbox.grant(200);
    await cloud.timer('find-notices');
    const random = repeatableRandom(seed);
    cloud.line.pickNext = (waiting) => Math.floor(random() * waiting);
    await Promise.all([1, 2, 3].map(() => cloud.timer('send-notices')));
    cloud.line.pickNext = null;
    expect(new Set(inbox.sent().map((message) => message.join(' '))).size).toBe(2);
    expect(inbox.sent()).toHaveLength(2);
    expect(inbox.left()).toEqual([0]);
  },
);
