import { Text, View } from '@tarojs/components';
import { addressFields, type AddressFaults, type AddressField } from '#shared/order/address';
import type { Address } from '#shared/order/model';
import { copy } from '../../copy';
import { hasAddressBook, pickAddress } from '../../platform/addressbook';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/TextField';
import './AddressForm.scss';

interface Props {
  readonly address: Address;
  readonly faults: AddressFaults;
  readonly onChange: (address: Address) => void;
}

const words = copy.address;
const longest: Record<AddressField, number> = { name: 30, phone: 20, region: 60, detail: 120 };

/** Where something is sent: picked from WeChat's own addresses where there are any, or typed. */
export function AddressForm({ address, faults, onChange }: Props) {
  const pick = async () => {
    const picked = await pickAddress();
    if (picked !== null) onChange(picked);
  };
  return (
    <View className="address-form">
      <Text className="address-form__title">{words.title}</Text>
      <Text className="address-form__note">{words.note}</Text>
      {hasAddressBook && (
        <View className="address-form__book">
          <Button look="outlined" text={words.book} onPress={() => void pick()} />
        </View>
      )}
      {addressFields.map((field) => (
        <TextField
          key={field}
          label={words.fields[field]}
          hint={words.hints[field]}
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
  return fault === 'invalid' ? words.phoneInvalid : words.missing(words.fields[field]);
}
