import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { Card } from '../../ui/layout/Card';
import './HowItWorks.scss';

const words = copy.groupbuy.how;

interface Props {
  readonly shopCompletes?: boolean;
  /** How the goods of this campaign come; left out where several are meant. */
  readonly delivery?: 'pickup' | 'ship';
}

/** What happens when it works, and when it does not: said before anybody pays. */
export function HowItWorks({ shopCompletes = false, delivery }: Props) {
  const steps = [words.pay, words.come[delivery ?? 'either'], words.back];
  return (
    <Card title={words.title}>
      {steps.map((step, index) => (
        <View key={index} className="how__step">
          <Text className="how__number">{String(index + 1)}</Text>
          <Text className="how__text">{step}</Text>
        </View>
      ))}
      {shopCompletes && <Text className="how__note">{words.shopCompletes}</Text>}
    </Card>
  );
}
