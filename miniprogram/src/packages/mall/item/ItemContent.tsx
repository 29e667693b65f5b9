import { Text } from '@tarojs/components';
import type { GetItemReply } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { GoalPace } from '../../../features/mall/goal/GoalPace';
import { useGoal } from '../../../features/mall/goal/useGoal';
import { ItemBar } from '../../../features/mall/item/ItemBar';
import { ItemHead } from '../../../features/mall/item/ItemHead';
import { ItemTerms } from '../../../features/mall/item/ItemTerms';
import { StoreList } from '../../../features/mall/item/StoreList';
import type { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import './ItemContent.scss';

interface Props {
  readonly item: GetItemReply;
  readonly stores: ReturnType<typeof useRead<'store.listStores'>>;
  readonly onGoal: (isGoal: boolean) => void;
  readonly onRedeem: () => void;
}

const words = copy.mall;

export function ItemContent({ item, stores, onGoal, onRedeem }: Props) {
  const { busy, outcome, become } = useGoal(item.itemId, onGoal);
  return (
    <>
      <ItemHead item={item} />
      {outcome.is === 'set' && (
        <Card>
          <Notice text={words.goal.done} />
          <GoalPace goal={outcome.goal} />
        </Card>
      )}
      {outcome.is === 'given_up' && <Notice text={words.goal.given} />}
      {outcome.is === 'failed' && <Notice tone="warning" text={copy.refusalText(outcome.error)} />}
      {item.description !== '' && (
        <Card title={words.description}>
          <Text className="item-content__description">{item.description}</Text>
        </Card>
      )}
      <ItemTerms item={item} />
      {item.deliveries.includes('pickup') && <Stores stores={stores} storeIds={item.storeIds} />}
      <ItemBar
        item={item}
        busy={busy}
        onRedeem={onRedeem}
        onGoal={(isGoal) => void become(isGoal)}
      />
    </>
  );
}

function Stores({ stores, storeIds }: Pick<Props, 'stores'> & Pick<GetItemReply, 'storeIds'>) {
  const { data, error, loading, refresh } = stores;
  if (data !== null) return <StoreList stores={data.stores} storeIds={storeIds} />;
  return error === null || loading ? (
    <Skeleton bars={[140]} />
  ) : (
    <Card title={words.stores}>
      <ErrorState text={copy.refusalText(error)} onRetry={() => void refresh()} />
    </Card>
  );
}
