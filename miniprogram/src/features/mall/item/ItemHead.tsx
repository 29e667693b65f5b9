import { Text, View } from '@tarojs/components';
import type { GetItemReply } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { Picture } from '../../../ui/paper/Picture';
import { Tag } from '../../../ui/paper/Tag';
import { Notice } from '../../../ui/states/Notice';
import { itemState } from '../items/itemstate';
import './ItemHead.scss';
import { Worth } from './Worth';

const words = copy.mall;

/** What it is, how it looks, what it costs and what that is worth. */
export function ItemHead({ item }: { item: GetItemReply }) {
  const pictures = item.pictures.length > 0 ? item.pictures : [''];
  const state = itemState(item);
  const { fromMs, toMs } = item.window;
  return (
    <View className="item-head">
      <View className="item-head__pictures">
        {pictures.map((picture, index) => (
          <View key={index} className="item-head__picture">
            <Picture picture={picture} label={item.title} />
          </View>
        ))}
      </View>
      <View className="item-head__words">
        <Text className="item-head__title">{item.title}</Text>
        <View className="item-head__price">
          <Text className="item-head__points">{copy.points.grouped(item.pricePoints)}</Text>
          <Text className="item-head__unit">{words.unit}</Text>
          {item.cashFen > 0 && (
            <Text className="item-head__points">{words.andCash(item.cashFen)}</Text>
          )}
          {state === 'open' && <Tag tone="jade" text={words.canRedeem} />}
          {item.missingPoints > 0 && <Tag text={words.missing(item.missingPoints)} />}
          {item.minTier && <Tag tone="seal" text={words.forTier(item.minTier.name)} />}
          {item.isGoal && <Tag tone="seal" text={words.state.goal} />}
        </View>
        <Worth {...item} />
        {state === 'coming' && fromMs !== null && <Notice text={words.opensOn(fromMs)} />}
        {state === 'ended' && toMs !== null && <Notice text={words.endedOn(toMs)} />}
      </View>
    </View>
  );
}
