import { act, fireEvent, screen, within } from '@testing-library/react';
import { toFen } from '#shared/kernel/amounts';
import TodayPage from '../../../miniprogram/src/packages/store/today/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { clerk, manager } from './tillsamples';
import { line, open, storeToday } from './daysamples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
});

describe('an earlier day', () => {
  const late = { ...line, entryId: 'bill:9', billNumber: '9001', amountFen: toFen(288_000) };
  const lineAt18 = { ...late, atMs: new Date(2026, 10, 18, 9, 30).getTime(), staffName: '小周' };
  const sentDays = () =>
    cloud
      .sentTo('store.getToday')
      .map(({ data }) => (data as { businessDate?: string }).businessDate);

  beforeEach(() => {
    taro.storage.set('jidian.store.openid', 'zongdian');
    cloud.answer('store.getSelf', { data: manager });
    cloud.answer('store.getToday', ({ data }) => {
      const { businessDate = '2026-11-20' } = data as { businessDate?: string };
      const log = businessDate === '2026-11-18' ? [lineAt18] : [];
      return {
        data: { ...storeToday, businessDate, store: { ...storeToday.store, log }, log: [] },
      };
    });
  });

  const goBack = async () => {
    fireEvent.click(await screen.findByRole('button', { name: '前一天' }));
    await act(async () => Promise.resolve());
  };
  async function openOn18() {
    await open(<TodayPage />);
    await goBack();
    await goBack();
    await screen.findByText('消费 9001');
  }

  test('is reached day by day, as far back as something of it may be taken back', async () => {
    await open(<TodayPage />);
    expect(await screen.findByText('今天 11月20日 周五')).toBeTruthy();
    expect(screen.getByRole('button', { name: '后一天' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await goBack();
    expect(await screen.findByText('11月19日 周四')).toBeTruthy();
    expect(screen.getByText('本店这一天')).toBeTruthy();
    expect(await screen.findByText('这一天没有记录')).toBeTruthy();
    await goBack();
    expect(await screen.findByText('11月18日 周三')).toBeTruthy();
    expect(await screen.findByText(/2,880\.00 元 · 小周/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '前一天' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    fireEvent.click(screen.getByRole('button', { name: '后一天' }));
    expect(await screen.findByText('11月19日 周四')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '回到今天' }));
    expect(await screen.findByText('本店今天')).toBeTruthy();
    expect(sentDays()).toEqual([
      ...[undefined, '2026-11-19', '2026-11-18', '2026-11-19', undefined],
    ]);
  });

  test('is taken back with a reason, and the sheet names what goes', async () => {
    await openOn18();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
    expect(sheet.getByText(/^消费 9001 · 2,880\.00 元 · (2026年)?11月18日 09:30$/)).toBeTruthy();
    fireEvent.click(sheet.getByRole('radio', { name: '顾客退货' }));
    cloud.answer('store.undo', { data: { entryId: 'bill:9', state: 'undone', netPoints: -128 } });
    fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
    await act(async () => Promise.resolve());
    expect(cloud.sentTo('store.undo').map(({ data }) => data)).toEqual([
      { entryId: 'bill:9', reason: '顾客退货' },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
    // The very day that is shown is asked for again.
    expect(sentDays().slice(-2)).toEqual(['2026-11-18', '2026-11-18']);
  });

  test('a large one says that it waits, and whoever looks sees that it was asked for', async () => {
    await openOn18();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    cloud.answer('store.undo', {
      data: { entryId: 'bill:9', state: 'waiting', expiresAtMs: 0, netPoints: 0 },
    });
    const asked = { ...lineAt18, undoAsked: { staffName: '王店长', expiresAtMs: 0 } };
    cloud.answer('store.getToday', {
      data: {
        ...storeToday,
        businessDate: '2026-11-18',
        store: { ...storeToday.store, log: [asked] },
      },
    });
    const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
    fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
    expect(await sheet.findByText('等别人审批')).toBeTruthy();
    fireEvent.click(sheet.getByRole('button', { name: '知道了' }));
    expect(await screen.findByText(/王店长已申请撤销，等别人审批/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  });

  test.each([
    [{ code: 'store.undo_too_late' }, '时间太久，不能在这里撤销了。'],
    [{ code: 'store.undo_waiting', staffName: '小陈' }, '小陈已经申请撤销这笔，正在等审批。'],
    [
      { code: 'store.undo_sum_limit', leftFen: 50_000 },
      '这笔数额较大，您今天还能申请撤销 500.00 元，请另一位店长来申请。',
    ],
    [{ code: 'store.own_account' }, '不能给自己的账户办理，请让同事来操作。'],
  ])('%p stays in the sheet as a sentence', async (error, sentence) => {
    await openOn18();
    fireEvent.click(screen.getByRole('button', { name: '撤销' }));
    cloud.answer('store.undo', { error });
    const sheet = within(await screen.findByRole('dialog', { name: '撤销这一笔' }));
    fireEvent.click(sheet.getByRole('button', { name: '撤销' }));
    expect(await sheet.findByText(sentence)).toBeTruthy();
  });
});
