import { Cloud } from './harness';
import { openStores } from './people';
import { dataOf } from './till';

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

  it('is none where nobody asks for it, or WeChat does not draw it; the code is there all the same', async () => {
    expect(await pictureOf('clerk', false)).toBeNull();
    cloud.wechatErrcode = 45009;
    const reply = dataOf(await cloud.staff('clerk', 'store.getJoinCode', { draw: true }));
    expect(reply.picture).toBeNull();
    expect(reply.joinCode).toMatch(/^J[0-9A-Z]{16}$/);
  });
});
