import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';
import './RadioRow.scss';

interface Props {
  readonly text: string;
  readonly note?: string;
  readonly selected: boolean;
  readonly onPress: () => void;
}

/** One of several choices below one another. */
export function RadioRow({ text, note, selected, onPress }: Props) {
  return (
    <Pressable role="radio" className="radio-row" selected={selected} onPress={onPress}>
      <View className={`radio-row__mark ${selected ? 'radio-row__mark--on' : ''}`} />
      <View className="radio-row__words">
        <Text className="radio-row__text">{text}</Text>
        {note !== undefined && <Text className="radio-row__note">{note}</Text>}
      </View>
    </Pressable>
  );
}
