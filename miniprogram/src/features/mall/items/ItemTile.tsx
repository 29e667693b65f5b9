import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import type { ItemCard } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { Pressable } from '../../../ui/controls/Pressable';
import { Picture } from '../../../ui/paper/Picture';
import { Tag } from '../../../ui/paper/Tag';
import { itemState } from './itemstate';
import './ItemTile.scss';

interface Props {
  readonly item: ItemCard;
  readonly onOpen: (item: ItemCard) => void;
}

const words = copy.mall;

/** One item of the shelf: what it is, what it costs, and whether it is within reach. */
export const ItemTile = memo(function ItemTile({ item, onOpen }: Props) {
  const state = itemState(item);
  const isOut = state !== 'open' && state !== 'short' && state !== 'tier';
  const forTier = item.minTier && words.forTier(item.minTier.name);
  const sign = isOut ? words.state[state] : item.isGoal ? words.state.goal : forTier;
  const note =
    state === 'open'
      ? words.canRedeem
      : item.missingPoints > 0
        ? words.missing(item.missingPoints)
        : '';
  const price = copy.points.grouped(item.pricePoints);
  return (
    <Pressable
      className="item-tile"
      label={words.opensItem(
        item.title,
        words.price(item.pricePoints, item.cashFen),
        state === 'tier' && forTier ? forTier : (sign ?? note),
      )}
      onPress={() => onOpen(item)}
    >
      <View className={`item-tile__picture ${isOut ? 'item-tile__picture--out' : ''}`}>
        <Picture picture={item.picture ?? ''} />
      </View>
      {sign !== null && (
        <View className="item-tile__sign">
          <Tag tone={item.isGoal && !isOut ? 'seal' : 'plain'} text={sign} />
        </View>
      )}
      <Text className="item-tile__title">{item.title}</Text>
      <View className="item-tile__price">
        <Text className={`item-tile__points ${price.length > 6 ? 'item-tile__points--long' : ''}`}>
          {price}
        </Text>
        <Text className="item-tile__unit">{words.unit}</Text>
      </View>
      {item.cashFen > 0 && <Text className="item-tile__cash">{words.andCash(item.cashFen)}</Text>}
      <Text className={`item-tile__note ${state === 'open' ? 'item-tile__note--open' : ''}`}>
        {note}
      </Text>
      {item.cashFen === 0 && item.worthFenPer1000 !== null && (
        <Text className="item-tile__note">{words.worthPer1000(item.worthFenPer1000)}</Text>
      )}
    </Pressable>
  );
});
