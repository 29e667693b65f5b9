import { Text, View } from '@tarojs/components';
import type { ItemCard } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { Pressable } from '../../../ui/controls/Pressable';
import { Picture } from '../../../ui/paper/Picture';
import { Track } from '../../../ui/states/Track';
import './AlmostThere.scss';

interface Props {
  readonly items: readonly ItemCard[];
  readonly availablePoints: number;
  readonly onOpen: (item: ItemCard) => void;
}

const words = copy.mall;

/** What is just out of reach, side by side, each with how far the member has come. */
export function AlmostThere({ items, availablePoints, onOpen }: Props) {
  if (items.length === 0) return null;
  return (
    <View className="almost-there">
      <Text className="almost-there__title">{words.almost}</Text>
      <View className="almost-there__row">
        {items.map((item) => (
          <Pressable
            key={item.itemId}
            className="almost-there__item"
            label={words.opensItem(
              item.title,
              words.price(item.pricePoints, item.cashFen),
              words.missing(item.missingPoints),
            )}
            onPress={() => onOpen(item)}
          >
            <View className="almost-there__picture">
              <Picture picture={item.picture ?? ''} />
            </View>
            <View className="almost-there__words">
              <Text className="almost-there__name">{item.title}</Text>
              <Track share={availablePoints / item.pricePoints} />
              <Text className="almost-there__note">{words.almostNote(item.missingPoints)}</Text>
            </View>
          </Pressable>
        ))}
      </View>
    </View>
  );
}
