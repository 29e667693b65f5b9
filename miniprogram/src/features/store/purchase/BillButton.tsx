import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import type { BillDraft, BillField } from './useBillDraft';

interface Props {
  readonly draft: BillDraft;
  /** What the bill is for, once it is whole. */
  readonly text: string;
  readonly busyText: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onActivate: (field: BillField) => void;
  readonly onPress: () => void;
}

/** The button below the keys: on to the field that is still empty, then to the deed. The thumb stays. */
export function BillButton(props: Props) {
  const { draft, text, busyText, busy, disabled, onActivate, onPress } = props;
  const { missing, active } = draft;
  if (missing !== null && missing !== active) {
    const fill = copy.till.purchase.fill[missing];
    return <Button size="large" text={fill} onPress={() => onActivate(missing)} />;
  }
  return (
    <Button
      size="large"
      text={text}
      busyText={busyText}
      busy={busy}
      disabled={disabled || missing !== null}
      onPress={onPress}
    />
  );
}
