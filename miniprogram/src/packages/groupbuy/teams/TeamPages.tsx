import type { RequestOf } from '#shared/api';
import { copy } from '../../../copy';
import { TeamRow } from '../../../features/groupbuy/TeamRow';
import { openPage } from '../../../platform/navigation';
import { useEndOfPage, usePullDown } from '../../../platform/page';
import { usePages } from '../../../platform/usePages';
import { Button } from '../../../ui/controls/Button';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

export type TeamFilter = NonNullable<RequestOf<'groupbuy.listMyTeams'>['filter']>;

const words = copy.groupbuy.teams;
const limit = 10;

/** One filter's list, a page at a time, the newest first. */
export function TeamPages({ filter }: { filter: TeamFilter }) {
  const list = usePages('groupbuy.listMyTeams', { filter, limit }, ({ teams }) => teams);
  usePullDown(list.reload);
  useEndOfPage(list.loadMore);
  const { error, loading } = list;

  if (list.pages.length === 0) {
    return error === null || loading ? (
      <Skeleton bars={[100, 100, 100]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void list.reload()} />
    );
  }
  if (list.rows.length === 0)
    return <EmptyState {...(filter === 'all' ? words.empty : words.emptyOf)} />;
  return (
    <>
      {list.rows.map((team) => (
        <TeamRow
          key={team.mine.orderId}
          team={team}
          onOpen={() => openPage('team', { teamId: team.teamId })}
        />
      ))}
      {error && <ErrorState text={copy.refusalText(error)} onRetry={list.loadMore} />}
      {list.nextCursor !== null && error === null && (
        <Button look="plain" text={words.more} busy={loading} onPress={list.loadMore} />
      )}
    </>
  );
}
