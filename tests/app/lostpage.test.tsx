import { act, fireEvent, render, screen } from '@testing-library/react';
import InvitePage from '../../miniprogram/src/packages/store/invite/index';
import { FakeCloud } from './fakecloud';

/** As webpack refuses a page whose files cannot be fetched. */
async function losePage(name = 'ChunkLoadError'): Promise<void> {
  const reason = Object.assign(new Error('Loading chunk 12 failed.'), { name });
  await act(async () => {
    window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
  });
}

beforeEach(async () => {
  await new FakeCloud().logIn();
  render(<InvitePage />);
});

test('a page that does not arrive says so, and can be left', async () => {
  await losePage();
  expect(screen.getByRole('dialog', { name: '这一页没有打开' })).toBeTruthy();
  expect(screen.getByText('网络好像不太稳，请检查后再试一次。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('asked again without a network, it still says so', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await losePage();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  });
  expect(screen.getByRole('dialog', { name: '这一页没有打开' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
});

test('another fault is nothing of the kind', async () => {
  await losePage('TypeError');
  expect(screen.queryByRole('dialog')).toBeNull();
});
