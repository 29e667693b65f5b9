import { useState } from 'react';
import type { UndoReply } from '#shared/store/undo/contract';
import { copy } from '../../../copy';
import { useCloudNow } from '../../../platform/useCloudNow';
import { Button } from '../../../ui/controls/Button';
import { UndoSheet } from './UndoSheet';

interface Props {
  readonly entryId: string;
  /** The cloud's clock. */
  readonly untilMs: number;
  readonly onUndone: (undone: UndoReply) => void;
}

/** Taking back what was just done, while the clerk still may; gone when the time is. */
export function UndoAction({ entryId, untilMs, onUndone }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const nowMs = useCloudNow(true);
  const secondsLeft = Math.ceil((untilMs - nowMs) / 1000);
  if (secondsLeft <= 0) return null;
  return (
    <>
      <Button
        look="outlined"
        size="large"
        text={copy.till.undo.action(copy.till.left(secondsLeft))}
        onPress={() => setIsOpen(true)}
      />
      {isOpen && (
        <UndoSheet entryId={entryId} onUndone={onUndone} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}
