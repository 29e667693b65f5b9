import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { UndoReply } from '#shared/store/undo/contract';
import { copy } from '../../../copy';
import { useWrite } from '../../../platform/useWrite';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { SheetText } from '../../../ui/layout/SheetText';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';

interface Props {
  readonly entryId: string;
  /** What is taken back, where it is not plain from the page. */
  readonly what?: string;
  readonly onUndone: (undone: UndoReply) => void;
  /** Another's word is waited for, and nothing has been taken back. */
  readonly onAsked?: () => void;
  readonly onClose: () => void;
}

const words = copy.till.undo;

/** Why, then back it goes, or to a second person first: the member can read both. */
export function UndoSheet({ entryId, what, onUndone, onAsked, onClose }: Props) {
  const { busy, run } = useWrite('store.undo');
  const [reason, setReason] = useState(words.reasons[0] ?? '');
  const [error, setError] = useState<Refusal | null>(null);
  const [isWaiting, setIsWaiting] = useState(false);

  const undo = async () => {
    const reply = await run({ entryId, reason });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    if (reply.data.state === 'waiting') {
      setIsWaiting(true);
      onAsked?.();
      return;
    }
    onClose();
    onUndone(reply.data);
  };
  if (isWaiting) {
    return (
      <Sheet title={words.title} onClose={onClose}>
        <Result
          icon="clock"
          tone="seal"
          title={words.waiting}
          figure=""
          notes={what === undefined ? [words.waitingText] : [what, words.waitingText]}
        >
          <Button size="large" text={words.understood} onPress={onClose} />
        </Result>
      </Sheet>
    );
  }
  return (
    <Sheet title={words.title} onClose={onClose}>
      {what !== undefined && <SheetText text={what} />}
      <SheetText text={words.text} />
      <Choices label={words.reason} options={words.reasons} value={reason} onChange={setReason} />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.confirm}
          busyText={words.busy}
          busy={busy}
          onPress={() => void undo()}
        />
      </SheetFoot>
    </Sheet>
  );
}
