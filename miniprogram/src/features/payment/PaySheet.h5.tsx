import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { PaymentSheet } from '#shared/payment/contract';
import { copy } from '../../copy';
import { choosePayment } from '../../platform/pay.h5';
import type { PayOutcome } from '../../platform/payoutcome';
import { Button } from '../../ui/controls/Button';
import { Sheet } from '../../ui/layout/Sheet';
import './PaySheet.scss';

interface Props {
  readonly payment: PaymentSheet;
  readonly onEnded: (outcome: PayOutcome) => void;
}

const words = copy.payment;

/** WeChat's paying sheet, as a browser can have it. */
export function PaySheet({ payment, onEnded }: Props) {
  const [isPaying, setIsPaying] = useState(false);
  const choose = async (choice: 'pay' | 'cancel' | 'fail') => {
    setIsPaying(true);
    onEnded(await choosePayment(payment, choice));
  };
  return (
    <Sheet title={words.title} onClose={() => void choose('cancel')}>
      <View className="pay-sheet">
        <Text className="pay-sheet__what">{payment.description}</Text>
        <Text className="pay-sheet__amount">{words.amount(payment.amountFen)}</Text>
        <Text className="pay-sheet__note">{words.local}</Text>
      </View>
      <Button
        size="large"
        text={words.pay}
        busyText={words.paying}
        busy={isPaying}
        onPress={() => void choose('pay')}
      />
      <View className="pay-sheet__others">
        <Button look="outlined" text={words.cancel} onPress={() => void choose('cancel')} />
        <Button look="outlined" text={words.fail} onPress={() => void choose('fail')} />
      </View>
    </Sheet>
  );
}
