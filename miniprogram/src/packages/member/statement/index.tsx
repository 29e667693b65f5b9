import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Statement } from './Statement';

export default function StatementPage() {
  return (
    <Screen nested title={copy.points.statement}>
      <Statement />
    </Screen>
  );
}
