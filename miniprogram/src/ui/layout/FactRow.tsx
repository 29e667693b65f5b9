import { Text, View } from '@tarojs/components';
import './FactRow.scss';

/** A small line of a sheet: what it is on the left, how it stands on the right. */
export function FactRow({ name, value }: { name: string; value: string }) {
  return (
    <View className="fact-row">
      <Text className="fact-row__name">{name}</Text>
      <Text className="fact-row__value">{value}</Text>
    </View>
  );
}
