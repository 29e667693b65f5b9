import { Text, View } from '@tarojs/components';
import type { Ratio } from '#shared/rules/model';
import type { Tier } from '#shared/tier/model';
import { copy } from '../../copy';
import { Card } from '../../ui/layout/Card';
import { Tag } from '../../ui/paper/Tag';
import './TierLadder.scss';

interface Props {
  readonly tiers: readonly Tier[];
  /** Which of them the member is in. */
  readonly currentCode: string;
}

const words = copy.tier;

/** What each tier takes, and what it brings. */
export function TierLadder({ tiers, currentCode }: Props) {
  return (
    <Card title={words.ladder}>
      {tiers.map((tier) => (
        <View key={tier.code} className="tier-step">
          <View className="tier-step__head">
            <Text className="tier-step__name">{tier.name}</Text>
            {tier.code === currentCode && <Tag tone="seal" text={words.current} />}
            <Text className="tier-step__from">{words.from(tier.fromGrowth)}</Text>
          </View>
          {rightsOf(tier).map((right) => (
            <Text key={right} className="tier-step__right">
              {right}
            </Text>
          ))}
        </View>
      ))}
    </Card>
  );
}

function rightsOf({ times, checkinTimes, benefits }: Tier): string[] {
  return [
    ...unlessOnce(times, words.times),
    ...(checkinTimes ? unlessOnce(checkinTimes, words.checkinTimes) : []),
    ...benefits,
  ];
}

function unlessOnce(
  { numerator, denominator }: Ratio,
  say: (numerator: number, denominator: number) => string,
): string[] {
  return numerator === denominator ? [] : [say(numerator, denominator)];
}
