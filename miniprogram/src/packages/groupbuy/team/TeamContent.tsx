import { View } from '@tarojs/components';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { HowItWorks } from '../../../features/groupbuy/HowItWorks';
import { TeamItem } from '../../../features/groupbuy/TeamItem';
import { MyOrder } from '../../../features/groupbuy/MyOrder';
import { SeatRow } from '../../../features/groupbuy/SeatRow';
import { ShareTeam } from '../../../features/groupbuy/ShareTeam';
import { TeamHeadline } from '../../../features/groupbuy/TeamHeadline';
import { wantsLessMotion } from '../../../platform/motion';
import { openPage } from '../../../platform/navigation';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { TornCard } from '../../../ui/paper/TornCard';
import { Notice } from '../../../ui/states/Notice';
import { TeamBar } from './TeamBar';
import { TeamSheets } from './TeamSheets';
import { useTeamPage } from './useTeamPage';
import './TeamContent.scss';

interface Props {
  readonly team: GetTeamReply;
  readonly error: Refusal | null;
  readonly onChanged: () => Promise<void>;
}

export function TeamContent({ team, error, onChanged }: Props) {
  const page = useTeamPage(team, onChanged);
  const { mine, campaignId } = team;
  const showCampaign = () => openPage('campaign', { campaignId });
  return (
    <>
      <TornCard head={<TeamItem team={team} onOpen={showCampaign} />}>
        <TeamHeadline team={team} moves={!wantsLessMotion()} />
        <SeatRow seats={team.seats} isOpen={team.state === 'open'} />
      </TornCard>
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      {page.said !== '' && <Notice text={page.said} />}
      {team.state === 'open' && mine?.state === 'paid' && (
        <Card>
          <ShareTeam />
          <View className="team-content__poster">
            <Button look="outlined" text={copy.groupbuy.poster.open} onPress={page.showPoster} />
          </View>
        </Card>
      )}
      {mine && (
        <MyOrder
          mine={mine}
          isPaying={page.isPaying}
          onPay={() => void page.payAgain(mine.orderId)}
          onLeave={page.askToLeave}
          onOpenOrder={() => openPage('order', { orderId: mine.orderId })}
        />
      )}
      <HowItWorks delivery={team.delivery.kind} />
      <TeamBar team={team} onJoin={page.askToJoin} onCampaign={showCampaign} />
      <TeamSheets team={team} page={page} />
    </>
  );
}
