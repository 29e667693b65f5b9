import { Text, View } from '@tarojs/components';
import type { GetOrderReply } from '#shared/mall/contract/orders';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Notice } from '../../../ui/states/Notice';
import { Countdown } from './Countdown';
import './OrderStatus.scss';

interface Props {
  readonly order: Pick<GetOrderReply, 'priceFen'>;
  readonly payByMs: number;
  readonly busy: boolean;
  /** How the last try ended; empty while there was none. */
  readonly said: string;
  readonly onPay: () => void;
}

const words = copy.mall.orders;

/** An order that waits for its money: how much, until when, and what happens otherwise. */
export function ToPay({ order, payByMs, busy, said, onPay }: Props) {
  return (
    <View className="order-status">
      <Text className="order-status__title">{words.state('awaiting_payment', false)}</Text>
      <Text className="order-status__text">{words.payText}</Text>
      <Countdown untilMs={payByMs} className="order-status__left" over={words.payOver} />
      {said !== '' && <Notice tone="warning" text={said} />}
      <View className="order-status__act">
        <Button
          size="large"
          text={words.pay(order.priceFen)}
          busyText={copy.payment.checking}
          busy={busy}
          onPress={onPay}
        />
      </View>
    </View>
  );
}
