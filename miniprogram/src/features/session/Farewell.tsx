import { copy } from '../../copy';
import { comeBack } from '../../platform/farewell';
import { Button } from '../../ui/controls/Button';
import { Result } from '../../ui/states/Result';

const words = copy.farewell;

/** In place of every page, until the person says that they come back. */
export function Farewell() {
  return (
    <Result icon="check" tone="plain" title={words.title} figure="" notes={[words.text]}>
      <Button size="large" look="outlined" text={words.comeBack} onPress={comeBack} />
    </Result>
  );
}
