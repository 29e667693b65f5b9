import { Text, View } from '@tarojs/components';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import type { Preview } from './preview';
import './PreviewLine.scss';

const words = copy.till.preview;

/** The points a bill will bring, and the sum that makes them. */
export function PreviewLine({ preview }: { preview: Preview | null }) {
  if (preview === null) {
    return (
      <View className="preview-line">
        <Text className="preview-line__name">{words.nothingYet}</Text>
      </View>
    );
  }
  const { points, steps, spendableOn } = preview;
  return (
    <View className="preview-line" {...accessible({ role: 'status' })}>
      <View className="preview-line__words">
        <Text className="preview-line__name">{words.title}</Text>
        {steps.map((step) => (
          <Text key={step.code} className="preview-line__step">
            {copy.points.explanation.step(step)}
          </Text>
        ))}
        {spendableOn !== null && (
          <Text className="preview-line__step">{words.pending(copy.dates.day(spendableOn))}</Text>
        )}
      </View>
      <Text className="preview-line__points">{points > 0 ? words.points(points) : words.none}</Text>
    </View>
  );
}
