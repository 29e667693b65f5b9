import { View } from '@tarojs/components';
import type { GetItemReply } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { BottomBar } from '../../../ui/layout/BottomBar';
import { itemState } from '../items/itemstate';

interface Props {
  readonly item: GetItemReply;
  /** The goal is being set or given up. */
  readonly busy: boolean;
  readonly onRedeem: () => void;
  readonly onGoal: (isGoal: boolean) => void;
}

const words = copy.mall;

/** What can be done with the item now; when that is nothing, why. */
export function ItemBar({ item, busy, onRedeem, onGoal }: Props) {
  const state = itemState(item);
  // Saving up comes first where nothing else is left to do.
  const savesFirst = state === 'short' && !item.isGoal;
  const canSave = item.isGoal || (state !== 'ended' && item.missingPoints > 0);
  const goal = (
    <Button
      look={savesFirst ? 'filled' : 'outlined'}
      size="large"
      text={item.isGoal ? words.goal.unset : words.goal.set}
      busyText={item.isGoal ? words.goal.unsetting : words.goal.setting}
      busy={busy}
      onPress={() => onGoal(!item.isGoal)}
    />
  );
  return (
    <BottomBar>
      {canSave && (savesFirst ? <View className="bottom-bar__main">{goal}</View> : goal)}
      {!savesFirst && (
        <View className="bottom-bar__main">
          <Button
            size="large"
            text={state === 'short' ? words.missing(item.missingPoints) : words.act[actOf(state)]}
            disabled={state !== 'open'}
            onPress={onRedeem}
          />
        </View>
      )}
    </BottomBar>
  );
}

function actOf(state: Exclude<ReturnType<typeof itemState>, 'short'>) {
  return state === 'open' ? 'redeem' : state;
}
