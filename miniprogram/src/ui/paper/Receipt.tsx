import { Text, View } from '@tarojs/components';
import './Receipt.scss';

export interface ReceiptLine {
  readonly text: string;
  readonly value: string;
  readonly tone?: 'plain' | 'jade';
}

interface Props {
  readonly lines: readonly ReceiptLine[];
  /** Stands under the dashed line. */
  readonly total: ReceiptLine;
}

/** An addition as a till prints it: the addends, a dashed line, the sum. */
export function Receipt({ lines, total }: Props) {
  return (
    <View className="receipt">
      {lines.map((line, index) => (
        <Line key={index} {...line} />
      ))}
      <Line {...total} isTotal />
    </View>
  );
}

function Line({ text, value, tone = 'plain', isTotal }: ReceiptLine & { isTotal?: boolean }) {
  return (
    <View className={`receipt__line ${isTotal ? 'receipt__line--total' : ''}`}>
      <Text className="receipt__text">{text}</Text>
      <Text className={`receipt__value receipt__value--${tone}`}>{value}</Text>
    </View>
  );
}
