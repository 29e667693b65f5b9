import { copy } from '../../../copy';
import { GrowthRules } from '../../../features/tier/GrowthRules';
import { RemindTier } from '../../../features/notice/RemindTier';
import { TierHistory } from '../../../features/tier/TierHistory';
import { TierLadder } from '../../../features/tier/TierLadder';
import { TierProgress } from '../../../features/tier/TierProgress';
import { usePullDown } from '../../../platform/page';
import { useRead } from '../../../platform/useRead';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';

/** Progress, rights, term and history of the member's tier. */
export function Tier() {
  const { data, error, loading, refresh } = useRead('tier.getTier', {});
  usePullDown(refresh);
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[180, 220, 160]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  const { standing, tiers, rules, history, noticeOffers } = data;
  if (!standing || !rules) return <EmptyState {...copy.tier.none} />;
  return (
    <>
      <TierProgress standing={standing} />
      {standing.until !== null && <RemindTier offers={noticeOffers} until={standing.until} />}
      <TierLadder tiers={tiers} currentCode={standing.code} />
      <GrowthRules rules={rules} />
      <TierHistory records={history} />
    </>
  );
}
