import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { useRead } from '../../../platform/useRead';
import { Icon } from '../../../ui/base/Icon';
import { Pressable } from '../../../ui/controls/Pressable';
import './CodeBalance.scss';

const words = copy.code;

/** The balance, covered until the member asks: others in the queue can see the screen. */
export function CodeBalance() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <View className="code-balance">
      <View>
        <Text className="code-balance__name">{words.balance}</Text>
        {isOpen ? <OpenBalance /> : <Text className="code-balance__value">{words.hidden}</Text>}
      </View>
      <Pressable
        className="code-balance__eye"
        label={isOpen ? words.hideBalance : words.showBalance}
        onPress={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'eye' : 'eye-off'} />
      </Pressable>
    </View>
  );
}

function OpenBalance() {
  const { data, error } = useRead('points.getAccount', {});
  if (data !== null)
    return <Text className="code-balance__value">{copy.points.grouped(data.availablePoints)}</Text>;
  return (
    <Text className="code-balance__wait">{error ? copy.refusalText(error) : copy.loading}</Text>
  );
}
