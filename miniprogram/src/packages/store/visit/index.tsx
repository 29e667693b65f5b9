import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Visit } from './Visit';

export default function VisitPage() {
  return (
    <Screen nested title={copy.till.member.noName}>
      <Visit />
    </Screen>
  );
}
