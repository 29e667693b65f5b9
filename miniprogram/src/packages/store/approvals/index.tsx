import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Approvals } from './Approvals';

export default function ApprovalsPage() {
  return (
    <Screen nested title={copy.till.approvals.title}>
      <Approvals />
    </Screen>
  );
}
