import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { Card } from '../../ui/layout/Card';
import './HowItWorks.scss';

const words = copy.groupbuy.how;

/** What happens when it works, and when it does not: said before anybody pays. */
export function HowItWorks({ shopCompletes = false }: { shopCompletes?: boolean }) {
  return (
    <Card title={words.title}>
      {words.steps.map((step, index) => (
        <View key={index} className="how__step">
          <Text className="how__number">{String(index + 1)}</Text>
          <Text className="how__text">{step}</Text>
        </View>
      ))}
      {shopCompletes && <Text className="how__note">{words.shopCompletes}</Text>}
    </Card>
  );
}
