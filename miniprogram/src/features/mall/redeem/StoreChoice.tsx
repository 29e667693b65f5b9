import { Text, View } from '@tarojs/components';
import type { Store } from '#shared/store/model';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { RadioRow } from '../../../ui/controls/RadioRow';

interface Props {
  readonly stores: readonly Store[];
  /** Null for any of them. */
  readonly value: string | null;
  readonly onChange: (storeId: string | null) => void;
}

const words = copy.mall.redeem;

export function StoreChoice({ stores, value, onChange }: Props) {
  return (
    <View className="redeem-form__choice">
      <Text className="redeem-form__label">{words.store}</Text>
      <View {...accessible({ role: 'radiogroup', label: words.store })}>
        <RadioRow
          text={words.anyStore}
          note={words.anyStoreNote(stores.length)}
          selected={value === null}
          onPress={() => onChange(null)}
        />
        {stores.map(({ storeId, name, address }) => (
          <RadioRow
            key={storeId}
            text={name}
            note={address}
            selected={value === storeId}
            onPress={() => onChange(storeId)}
          />
        ))}
      </View>
    </View>
  );
}
