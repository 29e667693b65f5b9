import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Store } from '#shared/store/model';
import { copy } from '../../../copy';
import { findPlace, type Place } from '../../../platform/location';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { Notice } from '../../../ui/states/Notice';
import { nearStores, type NearStore } from './distance';
import './StoreList.scss';

interface Props {
  readonly stores: readonly Store[];
  /** Null for every store. */
  readonly storeIds: readonly string[] | null;
}

const words = copy.mall;

/** Where it can be collected; how far away only when the member asks. */
export function StoreList({ stores, storeIds }: Props) {
  const [place, setPlace] = useState<Place | null | 'finding' | 'unknown'>(null);
  const find = async () => {
    setPlace('finding');
    setPlace((await findPlace()) ?? 'unknown');
  };
  const near = nearStores(stores, storeIds, typeof place === 'string' ? null : place);
  return (
    <Card
      title={words.stores}
      action={
        near.length > 0 &&
        (place === null || place === 'finding') && (
          <Button
            look="plain"
            text={words.nearMe}
            busyText={words.locating}
            busy={place === 'finding'}
            onPress={() => void find()}
          />
        )
      }
    >
      {near.length === 0 && <Notice text={words.noStores} />}
      {place === 'unknown' && <Notice text={words.notLocated} />}
      {near.map((one) => (
        <StoreLine key={one.store.storeId} {...one} />
      ))}
    </Card>
  );
}

function StoreLine({ store, metres }: NearStore) {
  return (
    <View className="store-line">
      <View className="store-line__head">
        <Text className="store-line__name">{store.name}</Text>
        {metres !== null && <Text className="store-line__distance">{words.distance(metres)}</Text>}
      </View>
      <Text className="store-line__note">{store.address}</Text>
      <Text className="store-line__note">{store.openHours}</Text>
    </View>
  );
}
