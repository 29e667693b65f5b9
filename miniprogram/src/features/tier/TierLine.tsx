import { Text } from '@tarojs/components';
import type { TierStanding } from '#shared/tier/contract';
import { copy } from '../../copy';
import { Icon } from '../../ui/base/Icon';
import { Pressable } from '../../ui/controls/Pressable';
import { Tag } from '../../ui/paper/Tag';
import './TierLine.scss';

interface Props {
  readonly tier: TierStanding;
  readonly onOpen: () => void;
}

const words = copy.tier;

/** Which tier, and how far to the next, or what keeps it; leads to the page about it. */
export function TierLine({ tier, onOpen }: Props) {
  const note = noteOf(tier);
  return (
    <Pressable className="tier-line" label={words.open(tier.name, note)} onPress={onOpen}>
      <Tag tone="seal" text={words.member(tier.name)} />
      <Text className="tier-line__note">{note}</Text>
      <Icon name="forward" className="tier-line__forward" />
    </Pressable>
  );
}

function noteOf({ ending, until, keep, next }: TierStanding): string {
  if (ending && until && keep) return words.endsSoon(until, keep.missing);
  return next ? words.missing(next.name, next.missing) : words.highest;
}
