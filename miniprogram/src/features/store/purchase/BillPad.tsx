import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Keypad } from '../../../ui/controls/Keypad';
import { Tick } from '../../../ui/controls/Tick';
import type { Key } from '../../../ui/controls/keys';
import { Pressable } from '../../../ui/controls/Pressable';
import type { BillDraft, BillField } from './useBillDraft';
import './BillPad.scss';

interface Props {
  readonly draft: BillDraft;
  readonly amountName: string;
  /** One more thing that can be said of the bill; null where there is none. */
  readonly option: BillOption | null;
  readonly onActivate: (field: BillField) => void;
  readonly onKey: (key: Key) => void;
  readonly onBillNumber: (text: string) => void;
}

interface BillOption {
  readonly text: string;
  /** Given for what is so or not; left out for what is done once. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

const words = copy.till.bill;
const longestNumber = 32;

/** Number and amount of a bill, and the keys for them: one hand, no small print. */
export function BillPad(props: Props) {
  const { draft, amountName, option, onActivate, onKey, onBillNumber } = props;
  const { active, billNumber, amountText, parts } = draft;
  const [hasLetters, setHasLetters] = useState(false);
  const names = Object.keys(parts);
  // The parts of a bill take the place of what opened them, so that the button below stays in sight.
  const hasOptions = names.length === 0 || active === 'number' || hasLetters;
  const field = (name: BillField, label: string, value: string, hint: string, unit: string) => (
    <Field
      key={name}
      label={label}
      value={value}
      hint={hint}
      unit={unit}
      isActive={active === name}
      onPress={() => onActivate(name)}
    />
  );
  return (
    <View>
      <View className="bill-pad__fields">
        {hasLetters ? (
          <View className="bill-pad__field bill-pad__field--on">
            <Text className="bill-pad__label">{words.number}</Text>
            <Input
              className="bill-pad__input"
              focus
              maxlength={longestNumber}
              value={billNumber}
              placeholder={words.numberHint}
              placeholderClass="bill-pad__hint"
              ariaLabel={words.number}
              onInput={(event) => onBillNumber(event.detail.value.toUpperCase())}
            />
          </View>
        ) : (
          field('number', words.number, billNumber, words.numberHint, '')
        )}
        {field('amount', amountName, amountText, '0.00', words.unit)}
        {names.length > 0 && (
          <View className="bill-pad__parts">
            {names.map((name) =>
              field(`category:${name}`, words.category(name), parts[name] ?? '', '0', words.unit),
            )}
          </View>
        )}
      </View>
      {hasOptions && (
        <View className="bill-pad__options">
          <Button
            look="plain"
            text={hasLetters ? words.digits : words.letters}
            onPress={() => setHasLetters(!hasLetters)}
          />
          {option && option.isOn === undefined && (
            <Button look="plain" text={option.text} onPress={option.onPress} />
          )}
          {option?.isOn !== undefined && (
            <Tick text={option.text} isOn={option.isOn} onPress={option.onPress} />
          )}
        </View>
      )}
      <Keypad
        label={words.keypad(active === 'number' ? words.number : amountName)}
        corner={active === 'number' ? '-' : '.'}
        onKey={onKey}
      />
    </View>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint: string;
  readonly unit: string;
  readonly isActive: boolean;
  readonly onPress: () => void;
}

function Field({ label, value, hint, unit, isActive, onPress }: FieldProps) {
  const isEmpty = value === '';
  return (
    <Pressable
      role="radio"
      selected={isActive}
      label={`${label} ${isEmpty ? hint : value}${unit}`}
      className={`bill-pad__field ${isActive ? 'bill-pad__field--on' : ''}`}
      onPress={onPress}
    >
      <Text className="bill-pad__label">{label}</Text>
      <View className="bill-pad__value">
        <Text className={`bill-pad__text ${isEmpty ? 'bill-pad__text--empty' : ''}`}>
          {isEmpty ? hint : value}
        </Text>
        {isActive && <View className="bill-pad__caret" />}
        {unit !== '' && <Text className="bill-pad__unit">{unit}</Text>}
      </View>
    </Pressable>
  );
}
