import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { accessible } from '../base/accessible';
import { Icon } from '../base/Icon';
import { Pressable } from '../controls/Pressable';
import './NavigationBar.scss';

export function NavigationBar({ title, onBack }: { title: string; onBack: () => void }) {
  return (
    <View className="navigation-bar">
      <Pressable label={copy.back} onPress={onBack} className="navigation-bar__back">
        <Icon name="back" />
      </Pressable>
      <Text className="navigation-bar__title" {...accessible({ role: 'heading' })}>
        {title}
      </Text>
    </View>
  );
}
