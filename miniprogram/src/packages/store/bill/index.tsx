import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { BillWithoutMember } from './BillWithoutMember';

export default function BillWithoutMemberPage() {
  return (
    <Screen nested title={copy.till.bill.withoutMember}>
      <BillWithoutMember />
    </Screen>
  );
}
