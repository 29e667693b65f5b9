import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { useParam } from '../../../platform/page';
import { Team } from './Team';

export default function TeamPage() {
  const teamId = useParam('teamId') ?? '';
  return (
    <Screen nested title={copy.groupbuy.team.title}>
      <Team teamId={teamId} />
    </Screen>
  );
}
