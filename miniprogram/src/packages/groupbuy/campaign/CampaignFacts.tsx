import { Text, View } from '@tarojs/components';
import type { GetCampaignReply } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../../copy';
import { Countdown } from '../../../features/groupbuy/Countdown';
import { PriceLine } from '../../../features/groupbuy/PriceLine';
import { accessible } from '../../../ui/base/accessible';
import { Card } from '../../../ui/layout/Card';
import { FactRow } from '../../../ui/layout/FactRow';
import { Picture } from '../../../ui/paper/Picture';
import { Tag } from '../../../ui/paper/Tag';
import './CampaignFacts.scss';

const words = copy.groupbuy;
const { facts } = words.campaign;

/** What is sold, and for how much. */
export function CampaignHead({ campaign }: { campaign: GetCampaignReply }) {
  const { item, teamSize, bonusPoints, closesAtMs, status } = campaign;
  return (
    <>
      <View className="campaign-facts__picture">
        <Picture picture={item.picture} label={item.title} />
      </View>
      <Card>
        <View className="campaign-facts__prices">
          <PriceLine large priced={campaign} />
        </View>
        <Text className="campaign-facts__title" {...accessible({ role: 'heading' })}>
          {item.title}
        </Text>
        {item.description !== '' && (
          <Text className="campaign-facts__text">{item.description}</Text>
        )}
        <View className="campaign-facts__tags">
          <Tag tone="seal" text={words.size(teamSize)} />
          {bonusPoints > 0 && <Tag text={words.bonus(bonusPoints)} />}
          {status === 'running' && closesAtMs !== null && (
            <Countdown text={words.list.endsIn} untilMs={closesAtMs} over={words.list.hasEnded} />
          )}
        </View>
      </Card>
    </>
  );
}

/** On what terms. */
export function CampaignTerms({ campaign }: { campaign: GetCampaignReply }) {
  const { teamSize, teamHours, delivery } = campaign;
  return (
    <Card>
      <FactRow name={facts.size} value={facts.people(teamSize)} />
      <FactRow name={facts.hours} value={facts.hoursOf(teamHours)} />
      <FactRow
        name={facts.delivery}
        value={delivery.kind === 'ship' ? facts.ship : words.pickup(delivery.collectDays)}
      />
      <FactRow
        name={facts.limit}
        value={facts.limitOf(campaign.maxPerOrder, campaign.quantityLeft)}
      />
    </Card>
  );
}
