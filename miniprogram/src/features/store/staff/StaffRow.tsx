import { Text, View } from '@tarojs/components';
import type { StaffView } from '#shared/store/staff/contract/places';
import type { StaffStore } from '#shared/store/staff/contract/self';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Tag } from '../../../ui/paper/Tag';
import './StaffRow.scss';

interface Props {
  readonly staff: StaffView;
  readonly stores: readonly StaffStore[];
  /** Null where the reader may not. */
  readonly onManage: (() => void) | null;
}

const words = copy.staff;

export function StaffRow({ staff, stores, onManage }: Props) {
  const { name, role, storeIds, state } = staff;
  const nameOf = (id: string) => stores.find(({ storeId }) => storeId === id)?.name ?? id;
  const where = storeIds === null ? words.allStores : storeIds.map(nameOf).join('、');
  return (
    <View className="staff-row">
      <View className="staff-row__words">
        <Text className="staff-row__name">{name}</Text>
        <Text className="staff-row__note">{words.line(role, where)}</Text>
      </View>
      {state === 'dismissed' && <Tag text={words.dismissed} />}
      {onManage && <Button look="plain" text={words.place.open} onPress={onManage} />}
    </View>
  );
}
