import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../base/Icon';
import { Pressable } from '../controls/Pressable';
import './ListRow.scss';

interface Props {
  readonly icon: IconName;
  readonly text: string;
  /** Smaller, below the text. */
  readonly note?: string;
  readonly value?: string;
  readonly onPress: () => void;
}

/** A line that leads somewhere. */
export function ListRow({ icon, text, note, value, onPress }: Props) {
  return (
    <Pressable className="list-row" onPress={onPress}>
      <Icon name={icon} className="list-row__icon" />
      <View className="list-row__words">
        <Text className="list-row__text">{text}</Text>
        {note !== undefined && <Text className="list-row__note">{note}</Text>}
      </View>
      {value !== undefined && <Text className="list-row__value">{value}</Text>}
      <View className="list-row__forward">
        <Icon name="forward" />
      </View>
    </Pressable>
  );
}
