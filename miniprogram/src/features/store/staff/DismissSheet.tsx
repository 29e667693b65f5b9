import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { StaffView } from '#shared/store/staff/contract/places';
import { copy } from '../../../copy';
import { useWrite } from '../../../platform/useWrite';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { SheetText } from '../../../ui/layout/SheetText';
import { Notice } from '../../../ui/states/Notice';

interface Props {
  readonly staff: StaffView;
  readonly onDismissed: () => void;
  readonly onClose: () => void;
}

const words = copy.staff.dismiss;

/** Why somebody is dismissed; from their next call on they are refused. */
export function DismissSheet({ staff, onDismissed, onClose }: Props) {
  const { busy, run } = useWrite('store.dismissStaff');
  const [reason, setReason] = useState(words.reasons[0] ?? '');
  const [error, setError] = useState<Refusal | null>(null);
  const dismiss = async () => {
    const reply = await run({ staffId: staff.staffId, reason });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    onDismissed();
    onClose();
  };
  return (
    <Sheet title={words.title(staff.name)} onClose={onClose}>
      <SheetText text={words.text} />
      <Choices label={words.reason} options={words.reasons} value={reason} onChange={setReason} />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.confirm}
          busyText={words.busy}
          busy={busy}
          onPress={() => void dismiss()}
        />
      </SheetFoot>
    </Sheet>
  );
}
