import { Text, View } from '@tarojs/components';
import type { CheckinRules } from '#shared/checkin/model';
import { copy } from '../../copy';
import './RulesText.scss';

/** The rules in force, in plain words, from the same data that pays. */
export function RulesText({ rules }: { rules: CheckinRules }) {
  return (
    <View className="rules-text">
      {sentencesOf(rules).map((sentence) => (
        <View key={sentence} className="rules-text__line">
          <View className="rules-text__mark" />
          <Text className="rules-text__sentence">{sentence}</Text>
        </View>
      ))}
    </View>
  );
}

function sentencesOf(rules: CheckinRules): string[] {
  const { basePoints, streakSteps, cumulativeSteps, cycle, makeUp } = rules;
  const words = copy.checkin.rules;
  return [
    ...(basePoints > 0 ? [words.base(basePoints)] : []),
    ...streakSteps.map((step) => words.streak(step)),
    ...cumulativeSteps.map(({ days, bonusPoints }) => words.cumulative(cycle, days, bonusPoints)),
    words.cycle(cycle),
    ...(makeUp === null ? [] : [words.makeUp(makeUp)]),
    words.once,
    words.change,
  ];
}
