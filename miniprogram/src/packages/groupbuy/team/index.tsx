import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { useParam } from '../../../platform/page';
import { Team } from './Team';

export default function TeamPage() {
  // From a card or a link; from a poster's code WeChat brings it as the scene.
  const [named, scanned] = [useParam('teamId'), useParam('scene')];
  const teamId = named ?? scanned ?? '';
  return (
    <Screen nested title={copy.groupbuy.team.title}>
      <Team teamId={teamId} />
    </Screen>
  );
}
