import type { StaffView } from '#shared/store/staff/contract/places';
import { copy } from '../../../copy';
import { useDeed } from '../../../platform/useDeed';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetText } from '../../../ui/layout/SheetText';
import { ReasonForm } from '../reason/ReasonForm';

interface Props {
  readonly staff: StaffView;
  readonly onDismissed: () => void;
  readonly onClose: () => void;
}

const words = copy.staff.dismiss;

/** Why somebody is dismissed; from their next call on they are refused. */
export function DismissSheet({ staff, onDismissed, onClose }: Props) {
  const { busy, error, run } = useDeed('store.dismissStaff');
  const dismiss = async (reason: string) => {
    const dismissed = await run({ staffId: staff.staffId, reason });
    if (dismissed === null) return;
    onDismissed();
    onClose();
  };
  return (
    <Sheet title={words.title(staff.name)} onClose={onClose}>
      <SheetText text={words.text} />
      <ReasonForm
        words={words}
        busy={busy}
        error={error}
        onConfirm={(reason) => void dismiss(reason)}
      />
    </Sheet>
  );
}
