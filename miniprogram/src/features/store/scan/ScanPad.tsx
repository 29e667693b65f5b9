import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { Pressable } from '../../../ui/controls/Pressable';
import { Notice } from '../../../ui/states/Notice';
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
      <View className="scan-pad__said">
        {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      </View>
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
      <Button
        look="outlined"
        size="large"
        text={words.type}
        disabled={busy}
        onPress={() => begin('typing')}
      />
      {way === 'camera' && (
        <CodeReader onCode={read} onClose={() => setWay('none')} onType={() => setWay('typing')} />
      )}
      {way === 'typing' && <TypedCode onCode={read} onClose={() => setWay('none')} />}
    </View>
  );
}
