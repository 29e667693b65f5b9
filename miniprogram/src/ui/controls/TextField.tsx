import { Input, Text, View } from '@tarojs/components';
import { accessible } from '../base/accessible';
import './TextField.scss';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly longest: number;
  /** `money`: figures and a point; `nickname`: WeChat offers the member's own. */
  readonly kind?: 'text' | 'money' | 'nickname';
  /** What is wrong with it, as a sentence. */
  readonly error?: string | null;
  readonly onChange: (value: string) => void;
}

/** A line to write on, with its name above. */
export function TextField(props: Props) {
  const { label, hint, value, longest, kind = 'text', error = null, onChange } = props;
  return (
    <View className="text-field">
      <Text className="text-field__label">{label}</Text>
      <Input
        className={`text-field__input ${error === null ? '' : 'text-field__input--wrong'}`}
        type={kind === 'money' ? 'digit' : kind}
        maxlength={longest}
        value={value}
        placeholder={hint}
        placeholderClass="text-field__hint"
        onInput={({ detail }) => onChange(detail.value)}
        {...accessible({ label })}
      />
      {error !== null && (
        <Text className="text-field__error" {...accessible({ role: 'alert' })}>
          {error}
        </Text>
      )}
    </View>
  );
}
