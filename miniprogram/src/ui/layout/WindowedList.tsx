import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Chunk } from './windowing';

interface Props<Row> {
  readonly chunks: readonly Chunk<Row>[];
  /** The chunk at the top edge, as `chunkAt` finds it. */
  readonly current: number;
  /** One row with its key, as high as its chunk says. */
  readonly draw: (row: Row) => ReactNode;
}

/**
 * A list of any length that keeps the page small: only the chunks near the screen are drawn, the
 * others are empty boxes of the same height. One chunk before and two after the current one leave
 * room for what stands above the list, up to a screen.
 */
export function WindowedList<Row>({ chunks, current, draw }: Props<Row>) {
  // A list that has become shorter is drawn before the page has scrolled to its new end.
  const at = Math.min(current, chunks.length - 1);
  return (
    <View>
      {chunks.map((chunk, index) =>
        index >= at - 1 && index <= at + 2 ? (
          <View key={index}>{chunk.rows.map(draw)}</View>
        ) : (
          <View
            key={index}
            style={{ height: `calc(var(--text-unit) * ${String(chunk.heightUnits)})` }}
          />
        ),
      )}
    </View>
  );
}
