import { useState } from 'react';
import type { InviteStaffReply } from '#shared/store/staff/contract/invite';
import type { StaffStore } from '#shared/store/staff/contract/self';
import { copy } from '../../../copy';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { TextField } from '../../../ui/controls/TextField';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { SheetText } from '../../../ui/layout/SheetText';
import { Notice } from '../../../ui/states/Notice';
import { placesOf, isBoundToStores, type GivenRole } from './places';
import { InviteCode } from './InviteCode';

interface Props {
  readonly stores: readonly StaffStore[];
  /** False for who may invite clerks only. */
  readonly invitesAll: boolean;
  readonly onClose: () => void;
}

const words = copy.staff.invite;

/** A place for one person: what they are called, what they do, where. */
export function InviteSheet({ stores, invitesAll, onClose }: Props) {
  const { busy, error, run } = useDeed('store.inviteStaff');
  const [name, setName] = useState('');
  const [role, setRole] = useState<GivenRole>('clerk');
  const [storeName, setStoreName] = useState(stores[0]?.name ?? '');
  const [invite, setInvite] = useState<InviteStaffReply | null>(null);
  const roles = placesOf(invitesAll);
  const isBound = isBoundToStores(role);
  const names = stores.map((store) => store.name);

  const send = async () => {
    const storeIds = stores
      .filter((store) => store.name === storeName)
      .map(({ storeId }) => storeId);
    const invited = await run({ name: name.trim(), role, storeIds: isBound ? storeIds : null });
    if (invited !== null) setInvite(invited);
  };
  if (invite !== null) return <InviteCode invite={invite} name={name.trim()} onClose={onClose} />;
  return (
    <Sheet title={words.sheet} onClose={onClose}>
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        longest={20}
        onChange={setName}
      />
      <Choices
        label={words.role}
        options={roles.map((one) => copy.staff.roles[one])}
        value={copy.staff.roles[role]}
        onChange={(text) => setRole(roles.find((one) => copy.staff.roles[one] === text) ?? 'clerk')}
      />
      {isBound ? (
        <Choices label={words.stores} options={names} value={storeName} onChange={setStoreName} />
      ) : (
        <SheetText text={copy.staff.allStores} />
      )}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.send}
          busyText={words.sending}
          busy={busy}
          disabled={name.trim() === ''}
          onPress={() => void send()}
        />
      </SheetFoot>
    </Sheet>
  );
}
