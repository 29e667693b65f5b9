import { View } from '@tarojs/components';
import type { MySeat } from '#shared/groupbuy/contract/teams';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Card } from '../../ui/layout/Card';
import { FactRow } from '../../ui/layout/FactRow';
import { Notice } from '../../ui/states/Notice';
import { Countdown } from './Countdown';
import './MyOrder.scss';

interface Props {
  readonly mine: MySeat;
  readonly isPaying: boolean;
  readonly onPay: () => void;
  readonly onLeave: () => void;
  readonly onOpenOrder: () => void;
}

const words = copy.groupbuy.mine;

/** The member's own part: what they pay, and what they can do now. */
export function MyOrder({ mine, isPaying, onPay, onLeave, onOpenOrder }: Props) {
  const amount = copy.groupbuy.withPoints(mine.amountFen, mine.pricePoints);
  const wasPaid = mine.state !== 'held' && mine.state !== 'released';
  const sentence = sentenceOf(mine);
  return (
    <Card
      title={words.title}
      action={
        mine.heldUntilMs !== null && (
          <Countdown
            text={words.payWithin}
            untilMs={mine.heldUntilMs}
            over={copy.groupbuy.team.over}
          />
        )
      }
    >
      <FactRow name={words.quantity} value={words.pieces(mine.quantity)} />
      <FactRow name={wasPaid ? words.paid : words.toPay} value={amount} />
      {sentence !== '' && <Notice text={sentence} />}
      <View className="my-order__actions">
        {mine.canPay && (
          <Button
            text={words.pay(amount)}
            busyText={copy.payment.checking}
            busy={isPaying}
            onPress={onPay}
          />
        )}
        {mine.voucherCode !== null && <Button text={words.voucher} onPress={onOpenOrder} />}
        {mine.voucherCode === null && wasPaid && (
          <Button look="outlined" text={words.order} onPress={onOpenOrder} />
        )}
        {mine.canLeave && <Button look="plain" text={words.leave} onPress={onLeave} />}
      </View>
    </Card>
  );
}

function sentenceOf({ state, reason, shopReason }: MySeat): string {
  const why =
    shopReason !== null
      ? words.shopSays(shopReason)
      : reason === null
        ? ''
        : copy.groupbuy.reasons[reason];
  if (state === 'refunding') return `${why}${words.refunding}`;
  if (state === 'refunded') return `${why}${words.refunded}`;
  return state === 'released' ? why : '';
}
