import { View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { askPhoneCode } from '../../../platform/phonecode.h5';
import { Button } from '../../../ui/controls/Button';
import { TextField } from '../../../ui/controls/TextField';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';

interface Props {
  readonly text: string;
  readonly busy: boolean;
  /** Null when the member said no. */
  readonly onCode: (code: string | null) => void;
}

const words = copy.phone;

/** Stands for WeChat's button on the local cloud: which number WeChat would give is typed. */
export function PhoneButton({ text, busy, onCode }: Props) {
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string | null>(null);

  const ask = async () => {
    const code = await askPhoneCode(number);
    setError(code === null ? words.wrongNumber : null);
    if (code !== null) onCode(code);
  };
  return (
    <View>
      <Notice text={words.standIn} />
      <TextField
        label={words.number}
        hint={words.numberHint}
        value={number}
        longest={11}
        error={error}
        onChange={setNumber}
      />
      <SheetFoot>
        <Button
          size="large"
          text={text}
          busyText={words.binding}
          busy={busy}
          disabled={number === ''}
          onPress={() => void ask()}
        />
      </SheetFoot>
    </View>
  );
}
