import { Text, View } from '@tarojs/components';
import './Timeline.scss';

export interface TimelineStep {
  readonly text: string;
  readonly note: string;
}

/** What has happened, newest first; the newest carries the seal. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className="timeline">
      {steps.map(({ text, note }, index) => (
        <View key={index} className={`timeline__step ${index === 0 ? 'timeline__step--now' : ''}`}>
          <Text className="timeline__text">{text}</Text>
          <Text className="timeline__note">{note}</Text>
        </View>
      ))}
    </View>
  );
}
