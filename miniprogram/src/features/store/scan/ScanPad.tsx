import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { Pressable } from '../../../ui/controls/Pressable';
import { CodeReader } from './CodeReader';
import { TypedCode } from './TypedCode';
import './ScanPad.scss';

interface Props {
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onCode: (text: string) => void;
  /** A new attempt begins: what was said of the last one is old. */
  readonly onBegin: () => void;
}

const words = copy.till.scan;

/** The one button of the counter, where the thumb is. */
export function ScanPad({ busy, error, onCode, onBegin }: Props) {
  const [way, setWay] = useState<'none' | 'camera' | 'typing'>('none');
  const begin = (next: 'camera' | 'typing') => {
    onBegin();
    setWay(next);
  };
  const read = (text: string) => {
    setWay('none');
    onCode(text);
  };
  return (
    <View className="scan-pad">
      {error && (
        <View className="scan-pad__said" {...accessible({ role: 'alert' })}>
          <Text>{copy.refusalText(error)}</Text>
        </View>
      )}
      <Pressable
        className="scan-pad__button"
        label={busy ? words.busy : words.action}
        disabled={busy}
        onPress={() => begin('camera')}
      >
        <Icon name="scan" className="scan-pad__icon" />
        <Text className="scan-pad__text">{busy ? words.busy : words.action}</Text>
      </Pressable>
      <Text className="scan-pad__note">{words.actionNote}</Text>
      <View className="scan-pad__type">
        <Button
          look="outlined"
          size="large"
          text={words.type}
          disabled={busy}
          onPress={() => begin('typing')}
        />
      </View>
      {way === 'camera' && (
        <CodeReader
          onCode={read}
          onClose={() => setWay('none')}
          typeText={words.typeInstead}
          onType={() => setWay('typing')}
        />
      )}
      {way === 'typing' && <TypedCode onCode={read} onClose={() => setWay('none')} />}
    </View>
  );
}
