import { useMemo } from 'react';
import type { OrderCard } from '#shared/mall/contract/orders';
import { useScrolledTo } from '../../../platform/page';
import { chunkAt, chunksOf } from '../../../ui/layout/windowing';
import { WindowedList } from '../../../ui/layout/WindowedList';
import { OrderRow } from './OrderRow';

interface Props {
  readonly orders: readonly OrderCard[];
  readonly onOpen: (order: OrderCard) => void;
}

/** As the stylesheet has it. */
const rowHeightUnits = 6;
const rowsInChunk = 10;

/** The orders, newest first; years of them keep the page small. */
export function OrderList({ orders, onOpen }: Props) {
  const chunks = useMemo(() => chunksOf(orders, rowsInChunk, () => rowHeightUnits), [orders]);
  const current = useScrolledTo((topUnits) => chunkAt(chunks, topUnits));
  return (
    <WindowedList
      chunks={chunks}
      current={current}
      draw={(order) => <OrderRow key={order.orderId} order={order} onOpen={onOpen} />}
    />
  );
}
