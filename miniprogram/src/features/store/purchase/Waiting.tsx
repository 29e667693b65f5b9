import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Result } from '../../../ui/states/Result';

const words = copy.till.purchase;

/** No network: the bill is safe on this device, and the clerk may go on. */
export function Waiting({ onNext }: { onNext: () => void }) {
  return (
    <Result icon="offline" tone="plain" title={words.waiting} figure="" notes={[words.waitingText]}>
      <Button size="large" text={words.next} onPress={onNext} />
    </Result>
  );
}
