import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { GrantReply } from '#shared/store/grant/contract';
import { copy } from '../../../copy';
import { signalSuccess } from '../../../platform/signal';
import { useDeed } from '../../../platform/useDeed';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { Keypad } from '../../../ui/controls/Keypad';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';
import './GrantFlow.scss';

interface Props {
  readonly scanId: string;
  /** Points are with the member. */
  readonly onMoved: () => void;
  readonly onNext: () => void;
}

const words = copy.till.grant;
const longest = 7;

/** Points by hand, with a reason that stays on record; many of them wait for another's word. */
export function GrantFlow({ scanId, onMoved, onNext }: Props) {
  const { busy, error, run } = useDeed('store.grantPoints');
  const [text, setText] = useState('');
  const [reason, setReason] = useState(words.reasons[0] ?? '');
  const [given, setGiven] = useState<GrantReply | null>(null);
  const points = Number(text);

  const grant = async () => {
    const granted = await run({ scanId, points, reason });
    if (granted === null) return;
    signalSuccess();
    setGiven(granted);
    if (granted.state === 'given') onMoved();
  };
  if (given !== null) {
    const waits = given.state === 'waiting';
    return (
      <Result
        icon={waits ? 'clock' : 'check'}
        tone={waits ? 'seal' : 'jade'}
        title={waits ? words.waiting : words.given}
        figure={waits ? '' : copy.points.signed(given.pointsAwarded)}
        notes={waits ? [words.waitingText] : [reason]}
      >
        <Button size="large" text={copy.till.purchase.next} onPress={onNext} />
      </Result>
    );
  }
  return (
    <View>
      <View className="grant__figure" {...accessible({ role: 'status' })}>
        <Text className="grant__points">{text === '' ? '0' : copy.points.grouped(points)}</Text>
        <Text className="grant__unit">{words.points}</Text>
      </View>
      <Choices label={words.reason} options={words.reasons} value={reason} onChange={setReason} />
      <Keypad
        label={words.points}
        onKey={(key) => {
          if (key === 'erase') setText(text.slice(0, -1));
          else if (/^\d$/.test(key) && !(text === '' && key === '0'))
            setText((text + key).slice(0, longest));
        }}
      />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <View className="grant__foot">
        <Button
          size="large"
          text={words.action(points)}
          busyText={words.busy}
          busy={busy}
          disabled={points === 0}
          onPress={() => void grant()}
        />
      </View>
    </View>
  );
}
