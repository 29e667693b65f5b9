import { useState } from 'react';
import { copy } from '../../../copy';
import { isGone } from '../../../platform/gone';
import { openTab } from '../../../platform/navigation';
import { usePullDown, useParam } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { DeadEnd, ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import { ItemContent } from './ItemContent';
import { RedeemSheet } from './RedeemSheet';

/** The item that the page was opened with. */
export function Item() {
  const itemId = useParam('itemId') ?? '';
  const item = useRead('mall.getItem', { itemId });
  const stores = useRead('store.listStores', {});
  const [isRedeeming, setIsRedeeming] = useState(false);
  usePullDown(() => Promise.all([item.refresh(), stores.refresh()]));

  if (item.data === null) {
    if (item.error === null || item.loading) return <Skeleton bars={[390, 200, 160]} />;
    const text = copy.refusalText(item.error);
    return isGone(item.error) ? (
      <DeadEnd text={copy.mall.gone} action={copy.mall.toShelf} onLeave={() => openTab('mall')} />
    ) : (
      <ErrorState alone text={text} onRetry={() => void item.refresh()} />
    );
  }
  return (
    <>
      {item.error && <Notice tone="warning" text={copy.refusalText(item.error)} />}
      <ItemContent
        item={item.data}
        stores={stores}
        onGoal={(isGoal) => item.patch((before) => ({ ...before, isGoal }))}
        onRedeem={() => setIsRedeeming(true)}
      />
      {isRedeeming && (
        <RedeemSheet
          itemId={itemId}
          stores={stores.data?.stores ?? []}
          onClose={() => setIsRedeeming(false)}
        />
      )}
    </>
  );
}
