import { Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import './CountdownRing.scss';

interface Props {
  readonly secondsLeft: number;
  readonly secondsInAll: number;
  /** Read aloud instead of the bare figure. */
  readonly label: string;
}

/** How much time is left, as a ring that empties and a figure inside. */
export function CountdownRing({ secondsLeft, secondsInAll, label }: Props) {
  const left = Math.max(0, Math.min(secondsLeft, secondsInAll));
  const turn = `${((left / secondsInAll) * 360).toFixed(1)}deg`;
  return (
    <View
      className={`countdown-ring ${left <= 10 ? 'countdown-ring--short' : ''}`}
      style={{ '--turn': turn } as object}
      {...accessible({ role: 'timer', label })}
    >
      <View className="countdown-ring__track" />
      <Text className="countdown-ring__seconds">{Math.ceil(left)}</Text>
    </View>
  );
}
