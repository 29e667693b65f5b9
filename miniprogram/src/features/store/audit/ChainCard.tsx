import { Text, View } from '@tarojs/components';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Icon } from '../../../ui/base/Icon';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { Notice } from '../../../ui/states/Notice';
import { useChain } from './useChain';
import './ChainCard.scss';

const words = copy.audit.verify;

/** Whether the record is whole, and where it is not: asked for, then said in one word. */
export function ChainCard() {
  const { compared, error, compare } = useChain();
  const isBusy = compared !== null && !compared.isDone;
  const isBroken = compared !== null && compared.breaks.length > 0;
  const tone = isBroken
    ? 'chain__icon--broken'
    : compared?.isDone === true
      ? 'chain__icon--whole'
      : '';
  return (
    <Card>
      <View className="chain" {...accessible({ role: 'status' })}>
        <Icon name={isBroken ? 'info' : 'shield'} className={`chain__icon ${tone}`} />
        <View className="chain__words">
          <Text className={`chain__said ${isBroken ? 'chain__said--broken' : ''}`}>
            {compared === null || isBusy
              ? words.title
              : isBroken
                ? words.broken(compared.breaks.length)
                : words.whole}
          </Text>
          <Text className="chain__note">
            {compared === null
              ? words.intro
              : `${words.counted(compared.people, compared.rows)}${isBusy || isBroken ? '' : words.wholeText}`}
          </Text>
        </View>
        <Button
          look="plain"
          text={compared?.isDone ? words.again : words.action}
          busyText={words.busy}
          busy={isBusy}
          onPress={() => void compare()}
        />
      </View>
      {compared?.breaks.map((found) => (
        <Text key={`${found.staffId}-${String(found.seq)}`} className="chain__break">
          {words.place(found)}
        </Text>
      ))}
      {isBroken && <Text className="chain__advice">{words.brokenText}</Text>}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
    </Card>
  );
}
