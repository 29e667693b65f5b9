import { Text, View } from '@tarojs/components';
import { copy } from '../../../copy';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { Tag } from '../../../ui/paper/Tag';
import type { AtTheCounter } from './StaffGate';
import './StoreHeader.scss';

interface Props extends Pick<AtTheCounter, 'staff' | 'store'> {
  readonly onChange: (() => void) | null;
}

/** Which store this is, and as whom. */
export function StoreHeader({ staff, store, onChange }: Props) {
  return (
    <View className="store-header">
      <Icon name="store" className="store-header__icon" />
      <View className="store-header__words">
        <Text className="store-header__name">{store.name}</Text>
        <View className="store-header__who">
          <Text className="store-header__note">{staff.name}</Text>
          <Tag text={copy.staff.roles[staff.role]} />
        </View>
      </View>
      {onChange !== null && <Button look="plain" text={copy.till.change} onPress={onChange} />}
    </View>
  );
}
