import { Text, View } from '@tarojs/components';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Sheet } from '../../ui/layout/Sheet';
import { Notice } from '../../ui/states/Notice';

interface Props {
  readonly isPaid: boolean;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

const words = copy.groupbuy.mine;

/** Leaving is asked for twice: the seat goes to somebody else at once. */
export function LeaveSheet({ isPaid, busy, error, onConfirm, onClose }: Props) {
  return (
    <Sheet title={words.leaveTitle} onClose={onClose}>
      <Text>{isPaid ? words.leavePaid : words.leaveUnpaid}</Text>
      {error !== null && <Notice tone="warning" text={error} />}
      <View className="my-order__actions">
        <Button text={words.leave} busyText={words.leaving} busy={busy} onPress={onConfirm} />
        <Button look="outlined" text={words.stay} onPress={onClose} />
      </View>
    </Sheet>
  );
}
