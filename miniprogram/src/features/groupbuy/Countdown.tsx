import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { useCloudNow } from '../../platform/useCloudNow';
import { useShown } from '../../platform/useShown';
import './Countdown.scss';

interface Props {
  /** What the time runs out for. */
  readonly text: string;
  readonly untilMs: number;
  /** Shown once it is over. */
  readonly over: string;
}

/** Ticks by itself, so that a second passing draws these few words and nothing else. */
export function Countdown({ text, untilMs, over }: Props) {
  const isShown = useShown();
  const nowMs = useCloudNow(isShown);
  if (nowMs >= untilMs) return <Text className="countdown">{over}</Text>;
  return (
    <View className="countdown">
      <Text>{text} </Text>
      <Text className="countdown__time">{copy.groupbuy.left(untilMs - nowMs)}</Text>
    </View>
  );
}
