import { act, render } from '@testing-library/react';
import { FakeCloud } from '../fakecloud';
import { home } from '../samples';

test('who opens the link of a store and person joins as theirs, and passes on a clean address', async () => {
  window.history.replaceState(null, '', '/?join=J4K7Q');
  const { default: HomePage } = await import('../../../miniprogram/src/pages/home/index');
  const cloud = new FakeCloud();
  await cloud.logIn();
  cloud.answer('member.getHome', { data: home });
  render(<HomePage />);
  await act(async () => Promise.resolve());

  expect(cloud.sentTo('member.getHome')[0]?.data).toEqual({ joinCode: 'J4K7Q' });
  expect(window.location.search).toBe('');
});
