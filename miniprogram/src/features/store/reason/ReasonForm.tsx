import { useState, type ReactNode } from 'react';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';

interface Props {
  readonly words: {
    readonly reason: string;
    readonly reasons: readonly string[];
    readonly confirm: string;
    readonly busy: string;
  };
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly error: Refusal | null;
  /** What else there is to say below the reasons, and to do below the button. */
  readonly note?: ReactNode;
  readonly more?: ReactNode;
  readonly onConfirm: (reason: string) => void;
}

/** Why something is done that stands on record, and the button that does it; a refusal stays here. */
export function ReasonForm(props: Props) {
  const { words, busy, disabled = false, error, note, more, onConfirm } = props;
  const [reason, setReason] = useState(words.reasons[0] ?? '');
  return (
    <>
      <Choices label={words.reason} options={words.reasons} value={reason} onChange={setReason} />
      {note}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.confirm}
          busyText={words.busy}
          busy={busy}
          disabled={disabled}
          onPress={() => onConfirm(reason)}
        />
        {more}
      </SheetFoot>
    </>
  );
}
