import { Text, View } from '@tarojs/components';
import { Icon } from '../base/Icon';
import { Pressable } from './Pressable';
import './Tick.scss';

interface Props {
  readonly text: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

/** One thing that is so, or is not. */
export function Tick({ text, isOn, onPress }: Props) {
  return (
    <Pressable role="checkbox" className="tick" selected={isOn} onPress={onPress}>
      <View className={`tick__box ${isOn ? 'tick__box--on' : ''}`}>
        {isOn && <Icon name="check" className="tick__mark" />}
      </View>
      <Text>{text}</Text>
    </Pressable>
  );
}
