import { AcceptInvite } from '../../../features/store/staff/AcceptInvite';
import { replacePage } from '../../../platform/navigation';
import { useParam } from '../../../platform/page';

/** Where an invited person takes the place; the code comes with the link or is typed. */
export function Invite() {
  const code = useParam('code') ?? '';
  return <AcceptInvite code={code} onOpenTill={() => replacePage('till')} />;
}
