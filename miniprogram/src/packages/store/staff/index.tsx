import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { StaffList } from './StaffList';

export default function StaffListPage() {
  return (
    <Screen nested title={copy.staff.title}>
      <StaffList />
    </Screen>
  );
}
