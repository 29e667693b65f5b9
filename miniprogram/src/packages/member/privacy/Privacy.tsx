import { copy } from '../../../copy';
import { PrivacyGuide } from '../../../features/member/PrivacyGuide';
import { useRead } from '../../../platform/useRead';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

export function Privacy() {
  const { data, error, loading, refresh, patch } = useRead('member.getProfile', {});
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[480, 52]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return (
    <PrivacyGuide
      privacy={data.privacy}
      onRecorded={(privacy) => patch((before) => ({ ...before, privacy }))}
    />
  );
}
