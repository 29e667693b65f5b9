import { Text, View } from '@tarojs/components';
import type { GetItemReply } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { Tag } from '../../../ui/paper/Tag';
import './Worth.scss';

const words = copy.mall;

type Props = Pick<GetItemReply, 'referencePriceFen' | 'worthFenPer1000' | 'cashWorthFenPer1000'>;

/** What the points buy here, beside what they take off a bill: said even where the till is better. */
export function Worth({ referencePriceFen, worthFenPer1000, cashWorthFenPer1000 }: Props) {
  if (referencePriceFen === null || worthFenPer1000 === null) return null;
  const isComparable = cashWorthFenPer1000 !== null && cashWorthFenPer1000 !== worthFenPer1000;
  const isMore = isComparable && worthFenPer1000 > cashWorthFenPer1000;
  return (
    <View className="worth">
      <View className="worth__line">
        <Text>{words.reference(referencePriceFen)}</Text>
        {isComparable && (
          <Tag tone={isMore ? 'jade' : 'plain'} text={isMore ? words.worthMore : words.worthLess} />
        )}
      </View>
      <Text className="worth__text">{words.worth(worthFenPer1000)}</Text>
      {cashWorthFenPer1000 !== null && (
        <Text className="worth__text">{words.cashWorth(cashWorthFenPer1000)}</Text>
      )}
    </View>
  );
}
