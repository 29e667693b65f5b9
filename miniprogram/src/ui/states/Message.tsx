import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { accessible } from '../base/accessible';
import { Icon } from '../base/Icon';
import { Button } from '../controls/Button';
import './Message.scss';

interface EmptyProps {
  readonly title: string;
  /** What to do next. */
  readonly text: string;
}

export function EmptyState({ title, text }: EmptyProps) {
  return (
    <View className="message">
      <View className="message__seal" />
      <Text className="message__title">{title}</Text>
      <Text className="message__text">{text}</Text>
    </View>
  );
}

interface ErrorProps {
  readonly text: string;
  readonly busy?: boolean;
  /** There is nothing else on the page: it stands in the middle. */
  readonly alone?: boolean;
  readonly onRetry: () => void;
}

export function ErrorState({ text, busy = false, alone = false, onRetry }: ErrorProps) {
  return (
    <View className={`message ${alone ? 'message--alone' : ''}`} {...accessible({ role: 'alert' })}>
      <Icon name="offline" className="message__icon" />
      <Text className="message__title">{text}</Text>
      <Button
        look="outlined"
        text={copy.retry}
        busyText={copy.retrying}
        busy={busy}
        onPress={onRetry}
      />
    </View>
  );
}

interface DeadEndProps {
  readonly text: string;
  /** The way on. */
  readonly action: string;
  readonly onLeave: () => void;
}

/** What no second try brings back, such as an old link: it leads on instead. */
export function DeadEnd({ text, action, onLeave }: DeadEndProps) {
  return (
    <View className="message message--alone" {...accessible({ role: 'alert' })}>
      <View className="message__seal" />
      <Text className="message__title">{text}</Text>
      <Button look="outlined" text={action} onPress={onLeave} />
    </View>
  );
}
