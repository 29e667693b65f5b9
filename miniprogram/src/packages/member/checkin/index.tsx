import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { CheckinCalendar } from './CheckinCalendar';

export default function CheckinCalendarPage() {
  return (
    <Screen nested title={copy.checkin.pageTitle}>
      <CheckinCalendar />
    </Screen>
  );
}
