import { View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffView } from '#shared/store/staff/contract/places';
import type { StaffStore } from '#shared/store/staff/contract/self';
import { copy } from '../../../copy';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { Marks } from '../../../ui/controls/Marks';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetText } from '../../../ui/layout/SheetText';
import { ReasonForm } from '../reason/ReasonForm';
import { isBoundToStores, placesOf } from './places';
import './PlaceSheet.scss';

interface Props {
  readonly staff: StaffView;
  readonly stores: readonly StaffStore[];
  /** False for who may place clerks only. */
  readonly placesAll: boolean;
  readonly onChanged: () => void;
  readonly onDismiss: () => void;
  readonly onClose: () => void;
}

const words = copy.staff.place;

/** Another role or other stores for somebody, with the reason that stays on record. */
export function PlaceSheet({ staff, stores, placesAll, onChanged, onDismiss, onClose }: Props) {
  const { busy, error, run } = useDeed('store.changeStaff');
  const roles = placesOf(placesAll);
  const [role, setRole] = useState(() => roles.find((one) => one === staff.role) ?? 'clerk');
  const [storeIds, setStoreIds] = useState<readonly string[]>(() =>
    stores.map(({ storeId }) => storeId).filter((id) => staff.storeIds?.includes(id)),
  );
  const isBound = isBoundToStores(role);
  const idOf = (name: string) => stores.find((store) => store.name === name)?.storeId ?? '';
  const namesOf = (ids: readonly string[]) =>
    stores.filter(({ storeId }) => ids.includes(storeId)).map(({ name }) => name);

  const save = async (reason: string) => {
    const place = { role, storeIds: isBound ? [...storeIds] : null };
    const changed = await run({ staffId: staff.staffId, ...place, reason });
    if (changed === null) return;
    onChanged();
    onClose();
  };
  return (
    <Sheet title={words.title(staff.name)} onClose={onClose}>
      {roles.length > 1 && (
        <Choices
          label={words.role}
          options={roles.map((one) => copy.staff.roles[one])}
          value={copy.staff.roles[role]}
          onChange={(text) => setRole(roles.find((one) => copy.staff.roles[one] === text) ?? role)}
        />
      )}
      {isBound ? (
        <Marks
          label={words.stores}
          options={stores.map(({ name }) => name)}
          values={namesOf(storeIds)}
          onChange={(names) => setStoreIds(names.map(idOf))}
        />
      ) : (
        <SheetText text={copy.staff.allStores} />
      )}
      <ReasonForm
        words={words}
        busy={busy}
        disabled={isBound && storeIds.length === 0}
        error={error}
        note={
          <View className="place-sheet__note">
            <SheetText text={words.note} />
          </View>
        }
        more={<Button look="outlined" size="large" text={words.dismiss} onPress={onDismiss} />}
        onConfirm={(reason) => void save(reason)}
      />
    </Sheet>
  );
}
