import { Text } from '@tarojs/components';
import type { CampaignSummary } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../copy';
import { CampaignCard } from '../../features/groupbuy/CampaignCard';
import { HowItWorks } from '../../features/groupbuy/HowItWorks';
import { useRead } from '../../platform/useRead';
import { openPage } from '../../platform/navigation';
import { usePullDown } from '../../platform/page';
import { accessible } from '../../ui/base/accessible';
import { Card } from '../../ui/layout/Card';
import { ListRow } from '../../ui/layout/ListRow';
import { EmptyState, ErrorState } from '../../ui/states/Message';
import { Notice } from '../../ui/states/Notice';
import { Skeleton } from '../../ui/states/Skeleton';
import './Groupbuy.scss';

const words = copy.groupbuy;
const sections = ['running', 'coming', 'ended'] as const;

/** What can be bought together now, what is coming, and what has just ended. */
export function Groupbuy() {
  const { data, error, loading, refresh } = useRead('groupbuy.listCampaigns', {});
  usePullDown(refresh);

  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[72, 134, 134, 134]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return (
    <>
      <Card>
        <ListRow
          icon="people"
          text={words.myTeams}
          note={words.myTeamsNote}
          onPress={() => openPage('teams')}
        />
      </Card>
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      {data.campaigns.length === 0 && <EmptyState {...words.list.empty} />}
      {sections.map((status) => (
        <Section
          key={status}
          title={words.list[status]}
          campaigns={data.campaigns.filter((campaign) => campaign.status === status)}
        />
      ))}
      <HowItWorks />
    </>
  );
}

function Section({ title, campaigns }: { title: string; campaigns: readonly CampaignSummary[] }) {
  if (campaigns.length === 0) return null;
  return (
    <>
      <Text className="groupbuy__section" {...accessible({ role: 'heading' })}>
        {title}
      </Text>
      {campaigns.map((campaign) => (
        <CampaignCard
          key={campaign.campaignId}
          campaign={campaign}
          onOpen={(campaignId) => openPage('campaign', { campaignId })}
        />
      ))}
    </>
  );
}
