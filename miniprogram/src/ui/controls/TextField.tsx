import { Input, Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import './TextField.scss';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly longest: number;
  /** `money`: figures and a point. */
  readonly kind?: 'text' | 'money';
  readonly onChange: (value: string) => void;
}

/** A line to write on, with its name above. */
export function TextField({ label, hint, value, longest, kind = 'text', onChange }: Props) {
  return (
    <View className="text-field">
      <Text className="text-field__label">{label}</Text>
      <Input
        className="text-field__input"
        type={kind === 'money' ? 'digit' : 'text'}
        maxlength={longest}
        value={value}
        placeholder={hint}
        placeholderClass="text-field__hint"
        onInput={({ detail }) => onChange(detail.value)}
        {...accessible({ label })}
      />
    </View>
  );
}
