import { Text, View } from '@tarojs/components';
import type { CampaignSummary } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../copy';
import { Pressable } from '../../ui/controls/Pressable';
import { Picture } from '../../ui/paper/Picture';
import { Tag } from '../../ui/paper/Tag';
import { Countdown } from './Countdown';
import { PriceLine } from './PriceLine';
import './CampaignCard.scss';

const words = copy.groupbuy;

/** One campaign of the list: what, how many people, how much, how long. */
export function CampaignCard({
  campaign,
  onOpen,
}: {
  campaign: CampaignSummary;
  onOpen: (campaignId: string) => void;
}) {
  const { item, teamSize, bonusPoints, status } = campaign;
  const over = status === 'ended' ? 'campaign-card--over' : '';
  return (
    <Pressable
      className={`campaign-card ${over}`}
      onPress={() => onOpen(campaign.campaignId)}
      label={[item.title, words.size(teamSize), words.price(campaign.teamPriceFen)].join('，')}
    >
      <View className="campaign-card__picture">
        <Picture picture={item.picture} />
      </View>
      <View className="campaign-card__words">
        <Text className="campaign-card__title">{item.title}</Text>
        <View className="campaign-card__tags">
          <Tag tone="seal" text={words.size(teamSize)} />
          {bonusPoints > 0 && <Tag text={words.bonus(bonusPoints)} />}
        </View>
        <PriceLine priced={campaign} />
        <View className="campaign-card__foot">
          <TimeLeft campaign={campaign} />
          <Text className="campaign-card__go">
            {status === 'running' ? words.list.go : words.list.look}
          </Text>
        </View>
      </View>
    </Pressable>
  );
}

function TimeLeft({ campaign: { status, opensAtMs, closesAtMs } }: { campaign: CampaignSummary }) {
  const { list } = words;
  if (status === 'coming') {
    return <Countdown text={list.opensIn} untilMs={opensAtMs} over={list.running} />;
  }
  if (status === 'ended') return <Text className="countdown">{list.hasEnded}</Text>;
  if (closesAtMs === null) return <Text className="countdown">{list.noEnd}</Text>;
  return <Countdown text={list.endsIn} untilMs={closesAtMs} over={list.hasEnded} />;
}
