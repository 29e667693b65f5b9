import { Text, View } from '@tarojs/components';
import type { TierStanding } from '#shared/tier/contract';
import { copy } from '../../copy';
import { accessible } from '../../ui/base/accessible';
import { Card } from '../../ui/layout/Card';
import { Track } from '../../ui/states/Track';
import './TierProgress.scss';

const words = copy.tier;

/** The tier, the growth that counts, what is missing for the next and for another term. */
export function TierProgress({ standing }: { standing: TierStanding }) {
  const { name, growth, next, until, isGiven, keep, ending } = standing;
  const share = next ? Math.min(1, growth / next.fromGrowth) : 1;
  return (
    <Card>
      <Text className="tier-progress__name" {...accessible({ role: 'heading' })}>
        {words.member(name)}
      </Text>
      <View className="tier-progress__growth">
        <Text className="tier-progress__label">{words.growth}</Text>
        <Text className="tier-progress__figure">{copy.points.grouped(growth)}</Text>
      </View>
      {next && (
        <View
          {...accessible({
            role: 'img',
            label: words.progressLabel(next.name, Math.floor(share * 100)),
          })}
        >
          <Track share={share} />
        </View>
      )}
      <View className="tier-progress__next">
        <Text>{next ? words.missing(next.name, next.missing) : words.highest}</Text>
        {next && <Text>{words.progress(growth, next.fromGrowth)}</Text>}
      </View>
      <View className="tier-progress__term">
        <Text className="tier-progress__until">
          {until === null ? words.forEver : isGiven ? words.givenUntil(until) : words.until(until)}
        </Text>
        {ending && (
          <Text className="tier-progress__ending">
            {words.ending(ending.daysLeft, ending.toName)}
          </Text>
        )}
        {keep && (
          <Text
            className={`tier-progress__keep ${keep.missing === 0 ? 'tier-progress__kept' : ''}`}
          >
            {keep.missing === 0
              ? words.keepDone
              : isGiven
                ? words.keepGiven(keep.missing)
                : words.keepMissing(keep.missing)}
          </Text>
        )}
      </View>
    </Card>
  );
}
