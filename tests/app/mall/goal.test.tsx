import { act, fireEvent, render, screen } from '@testing-library/react';
import type { GoalProgress } from '#shared/mall/contract/goal';
import HomePage from '../../../miniprogram/src/pages/home/index';
import { taro } from '../../support/taro/state';
import { FakeCloud } from '../fakecloud';
import { goal } from './samples';
import { home, points } from '../samples';

let cloud: FakeCloud;

beforeEach(async () => {
  cloud = new FakeCloud();
  await cloud.logIn();
});

async function open(shown: GoalProgress | undefined): Promise<void> {
  cloud.answer('member.getHome', {
    data: shown === undefined ? home : { ...home, goal: shown },
  });
  render(<HomePage />);
  await act(async () => Promise.resolve());
}

test('home shows how far the member has come, the pace and the date', async () => {
  await open(goal);
  expect(await screen.findByText('我的目标')).toBeTruthy();
  expect(screen.getByText('4,000 / 8,999')).toBeTruthy();
  expect(screen.getByText('还差 4,999 积分')).toBeTruthy();
  expect(screen.getByText('最近每天约攒 12 分，照这样，2027年12月31日攒够')).toBeTruthy();
  expect(screen.getByText('另有 128 积分待入账')).toBeTruthy();
  expect(screen.getByRole('img', { name: '两万毫安充电宝，已经攒了百分之44' })).toBeTruthy();
});

test('what would bring it sooner is said in so many words', async () => {
  await open(goal);
  expect(await screen.findByText('每天签到，每月约得 450 分，2027年10月20日攒够')).toBeTruthy();
  expect(screen.getByText('到店消费 ¥500，一次得 500 分')).toBeTruthy();
});

test('a goal within reach says so and leads to the item', async () => {
  await open({
    ...goal,
    availablePoints: points(9100),
    missingPoints: points(0),
    sooner: [],
  });
  expect(await screen.findByText('攒够了，可以换了')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去兑换' }));
  expect(taro.calls.at(-1)?.options['url']).toBe('/packages/mall/item/index?itemId=power-bank');
});

test.each([
  [{ centipointsPerDay: 0, reachedOn: null }, '最近还没有攒下积分'],
  [{ centipointsPerDay: 20, reachedOn: null }, '最近每天约攒 0.2 分，照这样还要很久'],
  [{ centipointsPerDay: 123_456 }, '最近每天约攒 1,235 分，照这样，2027年12月31日攒够'],
])('a pace of %j is told as %s', async (changes, text) => {
  await open({ ...goal, ...changes });
  expect(await screen.findByText(text)).toBeTruthy();
});

test('without a goal home says nothing of one', async () => {
  await open(undefined);
  await screen.findByText('可用积分');
  expect(screen.queryByText('我的目标')).toBeNull();
});
