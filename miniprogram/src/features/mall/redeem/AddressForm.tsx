import { Text, View } from '@tarojs/components';
import type { Address } from '#shared/order/model';
import { copy } from '../../../copy';
import { hasAddressBook, pickAddress } from '../../../platform/addressbook';
import { Button } from '../../../ui/controls/Button';
import { TextField } from '../../../ui/controls/TextField';
import { addressFields, type AddressField, type addressFaults } from './redeemdraft';

interface Props {
  readonly address: Address;
  readonly faults: ReturnType<typeof addressFaults>;
  readonly onChange: (address: Address) => void;
}

const words = copy.mall.redeem;
const longest: Record<AddressField, number> = { name: 30, phone: 20, region: 60, detail: 120 };

export function AddressForm({ address, faults, onChange }: Props) {
  const pick = async () => {
    const picked = await pickAddress();
    if (picked !== null) onChange(picked);
  };
  return (
    <View className="redeem-form__choice">
      <Text className="redeem-form__label">{words.address}</Text>
      <Text className="redeem-form__note">{words.addressNote}</Text>
      {hasAddressBook && (
        <Button look="outlined" text={words.addressBook} onPress={() => void pick()} />
      )}
      {addressFields.map((field) => (
        <TextField
          key={field}
          label={words.fields[field]}
          hint={words.placeholders[field]}
          longest={longest[field]}
          value={address[field]}
          error={faultText(field, faults[field])}
          onChange={(value) => onChange({ ...address, [field]: value })}
        />
      ))}
    </View>
  );
}

function faultText(field: AddressField, fault: 'missing' | 'invalid' | undefined): string | null {
  if (fault === undefined) return null;
  return fault === 'invalid' ? words.phoneInvalid : words.missingField(words.fields[field]);
}
