import { Text, View } from '@tarojs/components';
import type { RedeemReply } from '#shared/mall/contract/redeem';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Stamp } from '../../../ui/paper/Stamp';
import './RedeemDone.scss';

interface Props {
  readonly reply: RedeemReply;
  readonly title: string;
  /** The seal falls onto the paper. */
  readonly moves: boolean;
  readonly onOpen: () => void;
  readonly onGoOn: () => void;
}

const words = copy.mall.redeem;

/** It is theirs: what to do next. */
export function RedeemDone({ reply, title, moves, onOpen, onGoOn }: Props) {
  const { collectByMs } = reply;
  return (
    <View className="redeem-done">
      <View className="redeem-done__seal">
        <Stamp seed={3} bonus pressing={moves} />
      </View>
      <Text className="redeem-done__title">{title}</Text>
      <Text className="redeem-done__text">
        {collectByMs === null ? words.doneShip : words.donePickup(copy.dates.deadline(collectByMs))}
      </Text>
      <Button
        size="large"
        text={collectByMs === null ? words.openShipped : words.openOrder}
        onPress={onOpen}
      />
      <View className="redeem-done__more">
        <Button look="plain" text={words.goOn} onPress={onGoOn} />
      </View>
    </View>
  );
}
