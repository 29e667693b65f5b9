import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { DeletionContent } from './Deletion';

export default function DeletionPage() {
  return (
    <Screen nested title={copy.deletion.title}>
      <DeletionContent />
    </Screen>
  );
}
