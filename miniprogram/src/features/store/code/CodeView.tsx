import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { CountdownRing } from '../../../ui/paper/CountdownRing';
import { QrCode } from '../../../ui/paper/QrCode';
import { Notice } from '../../../ui/states/Notice';
import { inFours, type CodeOnScreen } from './shown';
import './CodeView.scss';

interface Props {
  /** Null when every code in hand has run out. */
  readonly code: CodeOnScreen | null;
  readonly onRenew: () => Promise<void>;
}

const words = copy.code;

/** The code itself: to scan, to read out, and how long it stays. */
export function CodeView({ code, onRenew }: Props) {
  if (code === null) return <CodeGone onRenew={onRenew} />;
  const digits = inFours(code.digits);
  return (
    <View className="code-view">
      <Text className="code-view__hint">{words.hint}</Text>
      <QrCode text={code.code} label={words.label} />
      <Text
        className="code-view__digits"
        {...accessible({ role: 'text', label: words.digitsLabel(digits) })}
      >
        {digits}
      </Text>
      <Text className="code-view__note">{words.digitsHint}</Text>
      <View className="code-view__life">
        <CountdownRing
          secondsLeft={code.secondsLeft}
          secondsInAll={code.secondsInAll}
          label={words.ring(code.secondsLeft)}
        />
        <Text className="code-view__note">
          {code.is === 'newest' ? words.refreshes : words.ahead(code.secondsLeft)}
        </Text>
      </View>
    </View>
  );
}

function CodeGone({ onRenew }: Pick<Props, 'onRenew'>) {
  const [busy, setBusy] = useState(false);
  const renew = () => {
    setBusy(true);
    void onRenew().finally(() => setBusy(false));
  };
  return (
    <View className="code-view">
      <View className="code-view__gone" {...accessible({ role: 'alert' })}>
        <Icon name="offline" className="code-view__icon" />
        <Text className="code-view__title">{words.gone}</Text>
        <Notice text={words.goneText} />
        <Button
          look="outlined"
          text={words.renew}
          busyText={words.renewing}
          busy={busy}
          onPress={renew}
        />
      </View>
    </View>
  );
}
