import { clerk } from '../app/store/tillsamples';
import { WeappProgram } from '../support/weapp/program';
import { until } from '../support/weapp/until';

interface Asked {
  readonly action: string;
  readonly data: { readonly draw?: boolean };
}

let picture: string | null;
let asked: Asked[];
let program: WeappProgram;

beforeEach(() => {
  picture = 'iVBORw0KGgo=';
  asked = [];
  program = new WeappProgram(async (_, event) => {
    const { action, data } = event as Asked;
    asked.push({ action, data });
    if (action === 'store.getSelf') return { ok: true, data: clerk, requestId: 'r' };
    if (action === 'store.getJoinCode') {
      const reply = { joinCode: 'J0123456789ABCDEF', storeId: 'zongdian', picture };
      return { ok: true, data: reply, requestId: 'r' };
    }
    return { ok: false, error: { code: 'server.fault' }, requestId: 'r' };
  });
  program.phone.drawn = [];
  program.launch();
});
afterEach(() => program.stop());

async function openSheet() {
  const till = program.open('/packages/store/till/index');
  await till.waitFor('邀新会员');
  till.tap('邀新会员');
  await till.waitFor('新会员扫这里');
  return till;
}

test('the sheet shows the code that WeChat draws, and saves it as a picture with the name of the store', async () => {
  const till = await openSheet();
  await till.waitFor('保存图片');
  const joins = asked.filter(({ action }) => action === 'store.getJoinCode');
  expect(joins.map(({ data }) => data.draw)).toEqual([true]);
  expect(JSON.stringify(till.instance)).toContain('data:image/png;base64,iVBORw0KGgo=');
  till.tap('保存图片');
  await until(
    () => program.phone.shared !== null,
    () => 'no picture was saved',
  );
  expect(program.phone.drawn).toEqual(['总店', '扫码入会', '微信扫一扫']);
  expect(program.phone.shared).toBe('wxfile://tmp_poster.png');
});

test('a client that cannot draw says so, and the code can still be pressed long', async () => {
  program.phone.drawn = null;
  const till = await openSheet();
  await till.waitFor('保存图片');
  till.tap('保存图片');
  await till.waitFor('没有存成，长按上面的码也可以保存。');
  expect(program.phone.shared).toBeNull();
});

test('while WeChat does not draw it there is the code in letters, and nothing to save', async () => {
  picture = null;
  const till = await openSheet();
  await till.waitFor('场景值填 J0123456789ABCDEF');
  expect(till.text).not.toContain('保存图片');
});
