import { copy } from '../../../copy';
import { BirthdayCard } from '../../../features/member/birthday/BirthdayCard';
import { PhoneCard } from '../../../features/member/phone/PhoneCard';
import { ProfileEditor } from '../../../features/member/ProfileEditor';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

export function Profile() {
  const { data, error, loading, refresh, patch } = useRead('member.getProfile', {});
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[420]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return (
    <>
      <Card>
        <ProfileEditor
          profile={data.profile}
          avatarFolder={data.avatarFolder}
          onSaved={(profile) => patch((before) => ({ ...before, profile }))}
        />
      </Card>
      <Card>
        <BirthdayCard
          status={data.birthday}
          onSaved={(birthday) => patch((before) => ({ ...before, birthday }))}
        />
        <PhoneCard
          phoneMasked={data.phoneMasked}
          onBound={(phoneMasked) => patch((before) => ({ ...before, phoneMasked }))}
        />
      </Card>
    </>
  );
}
