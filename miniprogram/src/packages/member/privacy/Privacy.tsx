import { useState } from 'react';
import { copy } from '../../../copy';
import { PrivacyGuide } from '../../../features/member/PrivacyGuide';
import { TakeawaySheet } from '../../../features/member/takeaway/TakeawaySheet';
import { openPage } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { Card } from '../../../ui/layout/Card';
import { ListRow } from '../../../ui/layout/ListRow';
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
    <>
      <PrivacyGuide
        privacy={data.privacy}
        onRecorded={(privacy) => patch((before) => ({ ...before, privacy }))}
      />
      <OwnData />
    </>
  );
}

/** What a member may do with what is kept: take it along, or have it gone. */
function OwnData() {
  const [isTaking, setIsTaking] = useState(false);
  return (
    <Card>
      <ListRow
        icon="list"
        text={copy.takeaway.link}
        note={copy.takeaway.linkNote}
        onPress={() => setIsTaking(true)}
      />
      <ListRow
        icon="erase"
        text={copy.deletion.link}
        note={copy.deletion.linkNote}
        onPress={() => openPage('deletion')}
      />
      {isTaking && <TakeawaySheet onClose={() => setIsTaking(false)} />}
    </Card>
  );
}
