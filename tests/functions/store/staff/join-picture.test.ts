import { Cloud } from '../../harness';
import { openStores } from '../../people';
import { dataOf } from '../till/till';

let cloud: Cloud;
beforeEach(async () => {
  cloud = await Cloud.open();
  openStores(cloud);
});
afterEach(() => cloud.close());

const pictureOf = async (staff: string, draw = true): Promise<Buffer | null> => {
  const { picture } = dataOf(await cloud.staff(staff, 'store.getJoinCode', { draw }));
  return picture === null ? null : Buffer.from(picture, 'base64');
};

describe('the picture of a join code', () => {
  it('is drawn by WeChat for this person and store, the same every time', async () => {
    const [own, again, other] = [
      await pictureOf('clerk'),
      await pictureOf('clerk'),
      await pictureOf('clerk-b'),
    ];
    expect(own?.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(again).toEqual(own);
    expect(other).not.toEqual(own);
  });

  it('is drawn by WeChat once, and given again when WeChat draws no more', async () => {
    const own = await pictureOf('clerk');
    cloud.wechatErrcode = 45009;
    expect(await pictureOf('clerk')).toEqual(own);
    expect(await pictureOf('clerk-b')).toBeNull();
    cloud.wechatErrcode = null;
    expect(await pictureOf('clerk-b')).not.toBeNull();
  });

  it('says nothing of whom it brings: who joins by the code has its store and person', async () => {
    const { joinCode } = dataOf(await cloud.staff('clerk', 'store.getJoinCode', { draw: true }));
    await cloud.member('newcomer', 'member.getHome', { joinCode });
    const members = cloud.dump()['members'] as { memberId: string; source: object }[];
    const source = { joinCode, storeId: 'zongdian', staffId: cloud.memberId('clerk') };
    expect(members.find(({ memberId }) => memberId === cloud.memberId('newcomer'))).toMatchObject({
      source,
    });
  });

  it('costs five calls when it is drawn, the one to WeChat among them, and three afterwards', async () => {
    await pictureOf('clerk');
    expect(cloud.logs.at(-1)?.databaseCalls).toBe(5);
    await pictureOf('clerk');
    expect(cloud.logs.at(-1)?.databaseCalls).toBe(3);
    expect(cloud.warnings).toEqual([]);
  });

  it('is none where nobody asks for it, or WeChat does not draw it; the code is there all the same', async () => {
    expect(await pictureOf('clerk', false)).toBeNull();
    cloud.wechatErrcode = 45009;
    const reply = dataOf(await cloud.staff('clerk', 'store.getJoinCode', { draw: true }));
    expect(reply.picture).toBeNull();
    expect(reply.joinCode).toMatch(/^J[0-9A-Z]{16}$/);
  });
});
