import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Keypad } from '../../../ui/controls/Keypad';
import { Sheet } from '../../../ui/layout/Sheet';
import { inFours } from '../code/shown';
import './TypedCode.scss';

interface Props {
  readonly onCode: (text: string) => void;
  readonly onClose: () => void;
}

const words = copy.till.scan;
const longestDigits = 12;
const longestText = 24;

/** The code as the member reads it out: figures under the thumb, letters when a voucher has some. */
export function TypedCode({ onCode, onClose }: Props) {
  const [text, setText] = useState('');
  const [hasLetters, setHasLetters] = useState(false);
  return (
    <Sheet title={hasLetters ? words.lettersTitle : words.typeTitle} onClose={onClose}>
      {hasLetters ? (
        <Input
          className="typed-code__field"
          focus
          maxlength={longestText}
          value={text}
          ariaLabel={words.lettersTitle}
          onInput={(event) => setText(event.detail.value.toUpperCase())}
        />
      ) : (
        <View
          className={`typed-code__digits ${text === '' ? 'typed-code__digits--empty' : ''}`}
          {...accessible({ role: 'status', label: `${words.typed} ${inFours(text)}` })}
        >
          <Text>{text === '' ? words.typeText : inFours(text)}</Text>
        </View>
      )}
      {!hasLetters && (
        <Keypad
          label={words.typeTitle}
          onKey={(key) =>
            setText(key === 'erase' ? text.slice(0, -1) : (text + key).slice(0, longestDigits))
          }
        />
      )}
      <View className="typed-code__foot">
        <Button
          size="large"
          text={words.send}
          disabled={text.trim() === ''}
          onPress={() => onCode(text.trim())}
        />
        <Button
          look="plain"
          text={hasLetters ? words.digitsOnly : words.letters}
          onPress={() => {
            setText('');
            setHasLetters(!hasLetters);
          }}
        />
      </View>
    </Sheet>
  );
}
