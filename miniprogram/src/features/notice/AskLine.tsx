import { View } from '@tarojs/components';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Notice } from '../../ui/states/Notice';
import { useAskOnce, type Question } from './useAskOnce';
import './AskLine.scss';

interface Props extends Question {
  readonly text: string;
  /** Said once the member has agreed. */
  readonly done: string;
}

/** A quiet line that has WeChat ask; gone for the period once it is answered. */
export function AskLine({ text, done, ...question }: Props) {
  const { reminder, busy, ask } = useAskOnce(question);
  if (reminder.is === 'closed') return null;
  if (reminder.is === 'reminds') return <Notice text={done} />;
  return (
    <View className="ask-line">
      {reminder.is === 'failed' && <Notice tone="warning" text={reminder.text} />}
      <Button
        look="plain"
        text={text}
        busyText={copy.notice.asking}
        busy={busy}
        onPress={() => void ask()}
      />
    </View>
  );
}
