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

type Choice = 'pay' | 'cancel' | 'fail';

const words = copy.payment;

/** WeChat's paying sheet, as a browser can have it. */
export function PaySheet({ payment, onEnded }: Props) {
  const [chosen, setChosen] = useState<Choice | null>(null);
  const choose = async (choice: Choice) => {
    if (chosen !== null) return;
    setChosen(choice);
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
        busy={chosen === 'pay'}
        disabled={chosen !== null && chosen !== 'pay'}
        onPress={() => void choose('pay')}
      />
      <View className="pay-sheet__others">
        {(['cancel', 'fail'] as const).map((choice) => (
          <Button
            key={choice}
            look="outlined"
            text={words[choice]}
            disabled={chosen !== null}
            onPress={() => void choose(choice)}
          />
        ))}
      </View>
    </Sheet>
  );
}
