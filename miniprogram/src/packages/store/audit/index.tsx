import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Audit } from './Audit';

export default function AuditPage() {
  return (
    <Screen nested title={copy.audit.title}>
      <Audit />
    </Screen>
  );
}
