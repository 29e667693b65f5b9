import { useState } from 'react';
import { copy } from '../../../copy';
import { usePullDown, useParam } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
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
    return item.error === null || item.loading ? (
      <Skeleton bars={[390, 200, 160]} />
    ) : (
      <ErrorState alone text={copy.refusalText(item.error)} onRetry={() => void item.refresh()} />
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
