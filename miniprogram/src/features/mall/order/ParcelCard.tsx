import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Address, Parcel } from '#shared/order/model';
import { copy } from '../../../copy';
import { copyText } from '../../../platform/clipboard';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { FactRow } from '../../../ui/layout/FactRow';
import { Notice } from '../../../ui/states/Notice';
import './ParcelCard.scss';

interface Props {
  readonly address: Address;
  readonly parcel: Parcel | null;
}

const words = copy.mall.orders;

/** Where it goes, and the number to follow it with once it is on its way. */
export function ParcelCard({ address, parcel }: Props) {
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  return (
    <Card title={words.parcel}>
      {parcel === null ? (
        <FactRow name={words.carrier} value={words.preparing} />
      ) : (
        <>
          <FactRow name={words.carrier} value={parcel.carrier} />
          <View className="parcel__number">
            <Text className="parcel__name">{words.parcelNumber}</Text>
            <Text className="parcel__value" selectable userSelect>
              {parcel.trackingNumber}
            </Text>
            <Button
              look="plain"
              text={words.copy}
              onPress={() => void copyText(parcel.trackingNumber).then(setIsCopied)}
            />
          </View>
          {isCopied !== null && <Notice text={isCopied ? words.copied : words.copyFailed} />}
        </>
      )}
      <FactRow name={words.address} value={`${address.name} ${address.phone}`} />
      <FactRow name="" value={`${address.region} ${address.detail}`} />
    </Card>
  );
}
