import { View } from '@tarojs/components';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { NoticeOffer } from '#shared/notice/contract';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Notice } from '../../ui/states/Notice';
import { useRemindTomorrow } from './useRemindTomorrow';
import './RemindTomorrow.scss';

interface Props {
  readonly offers: readonly NoticeOffer[];
  readonly today: BusinessDate;
}

const words = copy.notice;

/** A quiet line below what was just done; gone for the day once it is answered. */
export function RemindTomorrow({ offers, today }: Props) {
  const { reminder, busy, ask } = useRemindTomorrow(offers, today);
  if (reminder.is === 'closed') return null;
  if (reminder.is === 'reminds') return <Notice text={words.reminds} />;
  return (
    <View className="remind-tomorrow">
      {reminder.is === 'failed' && <Notice tone="warning" text={reminder.text} />}
      <Button
        look="plain"
        text={words.remindTomorrow}
        busyText={words.asking}
        busy={busy}
        onPress={() => void ask()}
      />
    </View>
  );
}
