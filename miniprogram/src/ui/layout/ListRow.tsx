import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../base/Icon';
import { Pressable } from '../controls/Pressable';
import './ListRow.scss';

interface Props {
  readonly icon: IconName;
  readonly text: string;
  readonly value?: string;
  readonly onPress: () => void;
}

/** A line that leads somewhere. */
export function ListRow({ icon, text, value, onPress }: Props) {
  return (
    <Pressable className="list-row" onPress={onPress}>
      <Icon name={icon} className="list-row__icon" />
      <Text className="list-row__text">{text}</Text>
      {value !== undefined && <Text className="list-row__value">{value}</Text>}
      <View className="list-row__forward">
        <Icon name="forward" />
      </View>
    </Pressable>
  );
}
