import { useState } from 'react';
import type { UndoReply } from '#shared/store/undo/contract';
import { copy } from '../../../copy';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetText } from '../../../ui/layout/SheetText';
import { Result } from '../../../ui/states/Result';
import { ReasonForm } from '../reason/ReasonForm';

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
  const { busy, error, run } = useDeed('store.undo');
  const [isWaiting, setIsWaiting] = useState(false);

  const undo = async (reason: string) => {
    const undone = await run({ entryId, reason });
    if (undone === null) return;
    if (undone.state === 'waiting') {
      setIsWaiting(true);
      onAsked?.();
      return;
    }
    onClose();
    onUndone(undone);
  };
  return (
    <Sheet title={words.title} onClose={onClose}>
      {isWaiting ? (
        <Result
          icon="clock"
          tone="seal"
          title={words.waiting}
          figure=""
          notes={what === undefined ? [words.waitingText] : [what, words.waitingText]}
        >
          <Button size="large" text={words.understood} onPress={onClose} />
        </Result>
      ) : (
        <>
          {what !== undefined && <SheetText text={what} />}
          <SheetText text={words.text} />
          <ReasonForm
            words={words}
            busy={busy}
            error={error}
            onConfirm={(reason) => void undo(reason)}
          />
        </>
      )}
    </Sheet>
  );
}
