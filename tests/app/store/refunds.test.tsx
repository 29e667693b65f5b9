import { fireEvent, screen } from '@testing-library/react';
import { toFen } from '#shared/kernel/amounts';
import TodayPage from '../../../miniprogram/src/packages/store/today/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { clerk, manager } from './tillsamples';
import { open, storeToday } from './daysamples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('store.getSelf', { data: clerk });
  cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
});

const outRefundNo = `${'a'.repeat(32)}-1`;
const failed = {
  ...{ outRefundNo, orderId: 'mall:1', title: '马克杯', amountFen: toFen(1_980) },
  ...{ state: 'closed', failedAtMs: new Date(2026, 10, 20, 9, 30).getTime() },
};

describe('money that does not come back by itself', () => {
  beforeEach(() => {
    taro.storage.set('jidian.store.openid', 'zongdian');
    cloud.answer('store.getSelf', { data: manager });
    cloud.answer('store.getToday', { data: storeToday });
  });

  test('is shown to who may refund, and asked for anew', async () => {
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    await open(<TodayPage />);
    expect(await screen.findByText('没退成的款')).toBeTruthy();
    expect(screen.getByText('¥19.80')).toBeTruthy();
    cloud.answer('payment.retryRefund', {
      data: { outRefundNo: `${outRefundNo}-2`, amountFen: 1_980, state: 'requested' },
    });
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [] } });
    fireEvent.click(screen.getByRole('button', { name: '重新退款' }));
    expect(await screen.findByText('已提交，一分钟内发给微信。')).toBeTruthy();
    expect(cloud.sentTo('payment.retryRefund')[0]?.data).toEqual({
      outRefundNo,
      storeId: 'zongdian',
    });
    expect(screen.queryByRole('button', { name: '重新退款' })).toBeNull();
  });

  test('says what a colleague has done meanwhile', async () => {
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    await open(<TodayPage />);
    const atMs = new Date(2026, 10, 20, 9, 40).getTime();
    const error = { code: 'payment.refund_retried', staffName: '林姐', atMs };
    cloud.answer('payment.retryRefund', { error });
    fireEvent.click(await screen.findByRole('button', { name: '重新退款' }));
    expect(await screen.findByText(/^林姐 已在 .* 重新退款。$/)).toBeTruthy();
  });

  test('is mended elsewhere where the bank did not take it', async () => {
    cloud.answer('payment.listFailedRefunds', {
      data: { refunds: [{ ...failed, state: 'abnormal' }] },
    });
    await open(<TodayPage />);
    expect(await screen.findByText(/请到微信支付商户平台处理/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '重新退款' })).toBeNull();
  });

  test('can be asked for again where it did not come, while the day stands', async () => {
    jest.spyOn(console, 'info').mockImplementation(() => undefined);
    cloud.answer('payment.listFailedRefunds', 'lost');
    await open(<TodayPage />);
    expect(await screen.findByText('没退成的款')).toBeTruthy();
    expect(screen.getByText('本店今天')).toBeTruthy();
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByText('马克杯')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
  });

  test('adds nothing to say where the day itself did not come', async () => {
    jest.spyOn(console, 'info').mockImplementation(() => undefined);
    cloud.answer('store.getToday', 'lost');
    cloud.answer('payment.listFailedRefunds', 'lost');
    await open(<TodayPage />);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getAllByRole('alert').length).toBe(1);
    cloud.answer('store.getToday', { data: storeToday });
    cloud.answer('payment.listFailedRefunds', { data: { refunds: [failed] } });
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
    expect(await screen.findByText('马克杯')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('is not mentioned where there is none', async () => {
    await open(<TodayPage />);
    expect(await screen.findByText('本店今天')).toBeTruthy();
    expect(screen.queryByText('没退成的款')).toBeNull();
  });

  test('is no matter of a clerk', async () => {
    cloud.answer('store.getSelf', { data: clerk });
    await open(<TodayPage />);
    expect(await screen.findByText('本店今天')).toBeTruthy();
    expect(cloud.sentTo('payment.listFailedRefunds')).toEqual([]);
  });
});
