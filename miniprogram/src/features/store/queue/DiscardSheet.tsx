import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { SheetText } from '../../../ui/layout/SheetText';

interface Props {
  /** The bill in one line. */
  readonly what: string;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}

const words = copy.till.queue;

/** What was refused stands nowhere else: it goes by two taps, never by one. */
export function DiscardSheet({ what, onDiscard, onClose }: Props) {
  return (
    <Sheet title={words.discardTitle} onClose={onClose}>
      <SheetText text={what} />
      <SheetText text={words.discardText} />
      <SheetFoot>
        <Button size="large" text={words.keep} onPress={onClose} />
        <Button look="outlined" size="large" text={words.discard} onPress={onDiscard} />
      </SheetFoot>
    </Sheet>
  );
}
