import type { DeletionBlocker } from '#shared/member/deletion';
import { copy } from '../../../copy';
import { DeletionView } from '../../../features/member/deletion/DeletionView';
import { openPage, type PageName } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

export function DeletionContent() {
  const { data, error, loading, refresh } = useRead('member.previewDeletion', {});
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[220, 52]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return (
    <DeletionView
      preview={data}
      onChanged={() => void refresh()}
      onOpen={(kind) => openPage(pageOf[kind])}
    />
  );
}

/** Where each thing that is in the way can be seen, and mostly ended. */
const pageOf: Record<DeletionBlocker, PageName> = {
  to_collect: 'orders',
  to_ship: 'orders',
  team: 'teams',
  payment: 'orders',
  refund: 'orders',
  points_held: 'statement',
};
