import type { ReactNode } from 'react';
import type { GetHoldingsReply } from '#shared/points/contract/balance';
import { copy } from '../../../copy';
import { usePullDown } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

/** Where the member's points lie, as one of the tabs shows it. */
export function HoldingsView({
  children,
}: {
  children: (holdings: GetHoldingsReply) => ReactNode;
}) {
  const { data, error, loading, refresh } = useRead('points.getHoldings', {});
  usePullDown(refresh);
  if (data !== null) return children(data);
  return error === null || loading ? (
    <Skeleton bars={[220, 60, 60, 60]} />
  ) : (
    <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
  );
}
