import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { heightOf, type Chunk } from './windowing';

interface Props<Row> {
  readonly chunks: readonly Chunk<Row>[];
  /** The chunk at the top edge, as `chunkAt` finds it. */
  readonly current: number;
  /** One row with its key, as high as its chunk says. */
  readonly draw: (row: Row) => ReactNode;
}

/** WeChat warns of a node with sixty children: far chunks are boxed together, so many at a time. */
const chunksInBox = 10;

/**
 * A list of any length that keeps the page small: only the chunks near the screen are drawn, the
 * others are empty boxes of the same height. One chunk before and two after the current one leave
 * room for what stands above the list, up to a screen.
 */
export function WindowedList<Row>({ chunks, current, draw }: Props<Row>) {
  // A list that has become shorter is drawn before the page has scrolled to its new end.
  const at = Math.min(current, chunks.length - 1);
  const isNear = (first: number, last: number) => last >= at - 1 && first <= at + 2;
  return (
    <View>
      {Array.from({ length: Math.ceil(chunks.length / chunksInBox) }, (_, box) => {
        const first = box * chunksInBox;
        const boxed = chunks.slice(first, first + chunksInBox);
        if (!isNear(first, first + boxed.length - 1)) return <Gap key={box} chunks={boxed} />;
        return (
          <View key={box}>
            {boxed.map((chunk, index) =>
              isNear(first + index, first + index) ? (
                <View key={index}>{chunk.rows.map(draw)}</View>
              ) : (
                <Gap key={index} chunks={[chunk]} />
              ),
            )}
          </View>
        );
      })}
    </View>
  );
}

function Gap({ chunks }: { chunks: readonly Chunk<unknown>[] }) {
  return <View style={{ height: `calc(var(--text-unit) * ${String(heightOf(chunks))})` }} />;
}
