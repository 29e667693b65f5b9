import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { Teams } from './Teams';

export default function TeamsPage() {
  return (
    <Screen nested title={copy.groupbuy.teams.title}>
      <Teams />
    </Screen>
  );
}
