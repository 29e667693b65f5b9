import { copy } from '../../../copy';
import { sharePicture } from '../../../features/groupbuy/sharepicture';
import { isGone } from '../../../platform/gone';
import { openTab } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { usePullDown } from '../../../platform/page';
import { useShare } from '../../../platform/share';
import { useEvery } from '../../../platform/useEvery';
import { useShown } from '../../../platform/useShown';
import { DeadEnd, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';
import { TeamContent } from './TeamContent';

const words = copy.groupbuy.team;

/** While others may still join, pay or give up. */
const everyMs = 5_000;

/** A team as everybody sees it who has the link; a stranger becomes a member by coming here. */
export function Team({ teamId }: { teamId: string }) {
  const { data, error, loading, refresh } = useRead('groupbuy.getTeam', { teamId });
  const isMoving =
    data?.state === 'open' || data?.state === 'full' || data?.mine?.state === 'refunding';
  useEvery(everyMs, useShown() && isMoving, () => void refresh());
  usePullDown(refresh);
  const { shareTitle } = words;
  const title =
    data && shareTitle(copy.groupbuy.price(data.teamPriceFen), data.item.title, data.seatsLeft);
  useShare({
    title: title ?? '',
    page: 'team',
    params: { teamId },
    imageUrl: data && sharePicture(data.item.picture),
  });

  if (data === null) {
    if (error === null || loading) return <Skeleton bars={[116, 240, 52]} />;
    return isGone(error) ? (
      <DeadEnd text={words.gone} action={words.others} onLeave={() => openTab('groupbuy')} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return <TeamContent team={data} error={error} onChanged={refresh} />;
}
