import { Text, View } from '@tarojs/components';
import type { GetCodeStatusReply } from '#shared/store/code/contract';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Icon } from '../../../ui/base/Icon';
import './CodeAttemptCard.scss';

const words = copy.code.attempt;

/** Somebody has tried a code of this member that no longer held: the member is the one to know. */
export function CodeAttemptCard({
  attempt,
}: {
  attempt: NonNullable<GetCodeStatusReply['attempt']>;
}) {
  const { reason, storeName, atMs } = attempt;
  return (
    <View className="code-attempt" {...accessible({ role: 'alert' })}>
      <Icon name="shield" className="code-attempt__icon" />
      <View className="code-attempt__words">
        <Text className="code-attempt__title">{words.title}</Text>
        <Text className="code-attempt__text">
          {words[reason](storeName, copy.dates.time(atMs))}
        </Text>
        <Text className="code-attempt__text">{words.advice}</Text>
      </View>
    </View>
  );
}
