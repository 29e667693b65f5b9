import { Text, View } from '@tarojs/components';
import type { DeliveryKind } from '#shared/mall/model';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { RadioRow } from '../../../ui/controls/RadioRow';

interface Props {
  readonly deliveries: readonly DeliveryKind[];
  readonly value: DeliveryKind;
  readonly onChange: (delivery: DeliveryKind) => void;
}

const words = copy.mall;

export function DeliveryChoice({ deliveries, value, onChange }: Props) {
  return (
    <View className="redeem-form__choice">
      <Text className="redeem-form__label">{words.redeem.delivery}</Text>
      <View {...accessible({ role: 'radiogroup', label: words.redeem.delivery })}>
        {deliveries.map((kind) => (
          <RadioRow
            key={kind}
            text={words.deliveryText[kind]}
            selected={kind === value}
            onPress={() => onChange(kind)}
          />
        ))}
      </View>
    </View>
  );
}
