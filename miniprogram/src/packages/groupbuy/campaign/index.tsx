import { copy } from '../../../copy';
import { Screen } from '../../../features/session/Screen';
import { useParam } from '../../../platform/page';
import { Campaign } from './Campaign';

export default function CampaignPage() {
  const campaignId = useParam('campaignId') ?? '';
  return (
    <Screen nested title={copy.groupbuy.campaign.title}>
      <Campaign campaignId={campaignId} />
    </Screen>
  );
}
