import { Text, View } from '@tarojs/components';
import type { Fen } from '#shared/kernel/amounts';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import './UnusualSheet.scss';

interface Props {
  readonly amountFen: Fen;
  /** Null while the store has no usual bill. */
  readonly usualFen: Fen | null;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
}

const words = copy.till.purchase;

/** Far above the usual: the clerk looks once more before it counts. */
export function UnusualSheet({ amountFen, usualFen, onConfirm, onBack }: Props) {
  return (
    <Sheet title={words.unusualTitle} onClose={onBack}>
      <Text className="unusual__amount">{copy.till.yuan(amountFen)}</Text>
      <Text className="unusual__text">{words.unusual(usualFen)}</Text>
      <View className="unusual__answer">
        <Button size="large" text={words.unusualBack} onPress={onBack} />
        <Button look="outlined" size="large" text={words.unusualConfirm} onPress={onConfirm} />
      </View>
    </Sheet>
  );
}
