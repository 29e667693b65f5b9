import { act, render, screen } from '@testing-library/react';
import { useScrolledTo } from '../../../miniprogram/src/platform/page';
import { chunkAt, chunksOf, heightOf } from '../../../miniprogram/src/ui/layout/windowing';
import { WindowedList } from '../../../miniprogram/src/ui/layout/WindowedList';
import { scrollTo } from '../../support/taro/state';

const rowPx = 160;

/** 500 rows of ten text units, five to a chunk. */
function LongList({ length = 500 }: { length?: number }) {
  const rows = Array.from({ length }, (_, index) => `row ${index}`);
  const chunks = chunksOf(rows, 5, () => 10);
  const current = useScrolledTo((topUnits) => chunkAt(chunks, topUnits));
  return <WindowedList chunks={chunks} current={current} draw={(row) => <p key={row}>{row}</p>} />;
}

const scroll = (topPx: number) => act(() => scrollTo(topPx));
const drawn = () => screen.getAllByText(/^row /).map((row) => row.textContent);

test('the first rows are drawn before anybody scrolls, and the last are not', () => {
  render(<LongList />);
  expect(drawn()).toHaveLength(15);
  expect(screen.getByText('row 0')).toBeTruthy();
  expect(screen.queryByText('row 499')).toBeNull();
});

test.each([0, 1, 7, 123, 250, 498, 499])(
  'row %d is drawn when it has been scrolled to, and so is the screen after it',
  (index) => {
    render(<LongList />);
    scroll(index * rowPx);
    for (const near of [index, Math.min(499, index + 6)])
      expect(screen.getByText(`row ${near}`)).toBeTruthy();
    expect(drawn().length).toBeLessThanOrEqual(20);
  },
);

test('what is not drawn keeps its place, as high as its rows together', () => {
  const { container } = render(<LongList />);
  scroll(250 * rowPx);
  const boxes = [...(container.firstElementChild?.children ?? [])];
  expect(boxes).toHaveLength(10);
  expect(boxes.filter((box) => box.childElementCount === 0)).toHaveLength(8);
  expect(boxes.flatMap((box) => [...box.children])).toHaveLength(20);
  expect(chunksOf(['month', 'entry', 'entry'], 2, (row) => row.length)).toEqual([
    { rows: ['month', 'entry'], heightUnits: 10 },
    { rows: ['entry'], heightUnits: 5 },
  ]);
  expect(heightOf(chunksOf(['month', 'entry', 'entry'], 2, (row) => row.length))).toBe(15);
});

test('a list that became shorter while it was scrolled far down shows its end', () => {
  const { rerender } = render(<LongList />);
  scroll(450 * rowPx);
  rerender(<LongList length={8} />);
  expect(drawn()).toHaveLength(8);
});

test('an empty list draws nothing', () => {
  render(<LongList length={0} />);
  expect(screen.queryAllByText(/^row /)).toHaveLength(0);
});
