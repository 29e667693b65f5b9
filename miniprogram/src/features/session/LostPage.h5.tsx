import { useState, useSyncExternalStore } from 'react';
import { copy } from '../../copy';
import { isPageLost, leaveLostPage, onLostPage, openLostPage } from '../../platform/lostpage.h5';
import { Button } from '../../ui/controls/Button';
import { Sheet } from '../../ui/layout/Sheet';
import { SheetFoot } from '../../ui/layout/SheetFoot';
import { SheetText } from '../../ui/layout/SheetText';

/** Over the page that still shows: the one asked for did not arrive. */
export function LostPage() {
  const isLost = useSyncExternalStore(onLostPage, isPageLost);
  const [busy, setBusy] = useState(false);
  if (!isLost) return null;
  const again = () => {
    setBusy(true);
    void openLostPage().then(() => setBusy(false));
  };
  return (
    <Sheet title={copy.lostPage} onClose={leaveLostPage}>
      <SheetText text={copy.refusalText({ code: 'network.failed' })} />
      <SheetFoot>
        <Button
          size="large"
          text={copy.retry}
          busyText={copy.retrying}
          busy={busy}
          onPress={again}
        />
      </SheetFoot>
    </Sheet>
  );
}
