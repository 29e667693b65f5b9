import { copy } from '../../../copy';
import { DeletionView } from '../../../features/member/deletion/DeletionView';
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
  return <DeletionView preview={data} onChanged={() => void refresh()} />;
}
