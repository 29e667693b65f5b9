import { Text, View } from '@tarojs/components';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Skeleton } from '../../../ui/states/Skeleton';
import './RedeemDone.scss';

interface Props {
  /** WeChat is being asked whether the money has come. */
  readonly isChecking: boolean;
  readonly onOpen: () => void;
}

const words = copy.mall.redeem;

/** The order waits for its money: nothing is lost, and its page says how long. */
export function RedeemUnpaid({ isChecking, onOpen }: Props) {
  return (
    <View className="redeem-done">
      <Text className="redeem-done__text">{isChecking ? words.confirming : words.notPaidYet}</Text>
      {isChecking ? (
        <Skeleton bars={[52]} />
      ) : (
        <Button size="large" text={words.openUnpaid} onPress={onOpen} />
      )}
    </View>
  );
}
