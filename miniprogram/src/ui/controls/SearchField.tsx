import { Input, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import { Icon } from '../base/Icon';
import { Pressable } from './Pressable';
import './SearchField.scss';

interface Props {
  readonly value: string;
  readonly label: string;
  readonly placeholder: string;
  readonly clear: string;
  readonly onChange: (value: string) => void;
}

export function SearchField({ value, label, placeholder, clear, onChange }: Props) {
  return (
    <View className="search-field">
      <Icon name="search" className="search-field__icon" />
      <Input
        className="search-field__input"
        type="text"
        confirmType="search"
        maxlength={40}
        value={value}
        placeholder={placeholder}
        placeholderClass="search-field__placeholder"
        onInput={({ detail }) => onChange(detail.value)}
        {...accessible({ role: 'searchbox', label })}
      />
      {value !== '' && (
        <Pressable className="search-field__clear" label={clear} onPress={() => onChange('')}>
          <Icon name="close" />
        </Pressable>
      )}
    </View>
  );
}
