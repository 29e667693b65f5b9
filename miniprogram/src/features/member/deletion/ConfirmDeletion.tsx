import { Text } from '@tarojs/components';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';
import { useDeletion } from './useDeletion';

interface Props {
  readonly losesPoints: number;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

const words = copy.deletion;

export function ConfirmDeletion({ losesPoints, onChanged, onClose }: Props) {
  const { busy, error, confirm } = useDeletion(onChanged);
  return (
    <Sheet title={words.confirmTitle} onClose={onClose}>
      <Text>{words.confirmText(losesPoints)}</Text>
      {error !== null && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button size="large" text={words.keep} disabled={busy} onPress={onClose} />
        <Button
          look="outlined"
          text={words.confirm}
          busyText={words.confirming}
          busy={busy}
          onPress={() => void confirm(losesPoints)}
        />
      </SheetFoot>
    </Sheet>
  );
}
