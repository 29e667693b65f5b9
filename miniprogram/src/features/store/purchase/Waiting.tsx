import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Result } from '../../../ui/states/Result';

const words = copy.till.purchase;

interface Props {
  /** `network`: it is safe on this device. `member`: on record, its points come after the answer. */
  readonly on: 'network' | 'member';
  readonly onNext: () => void;
}

/** The bill waits and is taken care of: the clerk may go on. */
export function Waiting({ on, onNext }: Props) {
  const isOffline = on === 'network';
  return (
    <Result
      icon={isOffline ? 'offline' : 'clock'}
      tone="plain"
      title={isOffline ? words.waiting : words.held}
      figure=""
      notes={[isOffline ? words.waitingText : words.heldText]}
    >
      <Button size="large" text={words.next} onPress={onNext} />
    </Result>
  );
}
