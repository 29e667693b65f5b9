import { Text, View } from '@tarojs/components';
import './AmountRow.scss';

interface Props {
  readonly text: string;
  readonly note: string;
  readonly amount: string;
}

/** A line of a list that leads nowhere: what it is, a word about it, how much. */
export function AmountRow({ text, note, amount }: Props) {
  return (
    <View className="amount-row">
      <View className="amount-row__main">
        <Text className="amount-row__text">{text}</Text>
        {note !== '' && <Text className="amount-row__note">{note}</Text>}
      </View>
      <Text className="amount-row__amount">{amount}</Text>
    </View>
  );
}
