import { useState } from 'react';
import { copy } from '../../../copy';
import { AddressForm } from '../../../features/address/AddressForm';
import { HowItWorks } from '../../../features/groupbuy/HowItWorks';
import { OpenTeams } from '../../../features/groupbuy/OpenTeams';
import { sharePicture } from '../../../features/groupbuy/sharepicture';
import { TakeSeatSheet } from '../../../features/groupbuy/TakeSeatSheet';
import { useRead } from '../../../platform/useRead';
import { useTakeSeat } from '../../../features/groupbuy/useTakeSeat';
import { PaySheet } from '../../../features/payment/PaySheet';
import { usePayment } from '../../../features/payment/usePayment';
import { isGone } from '../../../platform/gone';
import { openPage, openTab, replacePage } from '../../../platform/navigation';
import { usePullDown } from '../../../platform/page';
import type { PayOutcome } from '../../../platform/payoutcome';
import { useShare } from '../../../platform/share';
import { Card } from '../../../ui/layout/Card';
import { DeadEnd, ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import { CampaignBar } from './CampaignBar';
import { CampaignHead, CampaignTerms } from './CampaignFacts';

const words = copy.groupbuy;

/** One campaign: what it is, who is waiting for one more, and a team of one's own. */
export function Campaign({ campaignId }: { campaignId: string }) {
  const { data, error, loading, refresh } = useRead('groupbuy.getCampaign', { campaignId });
  const [isTaking, setIsTaking] = useState(false);
  const [teamId, setTeamId] = useState('');
  // The seat is held either way: its page says how long, and lets them pay again.
  const showTeam = (payment: PayOutcome) =>
    replacePage('team', payment === 'paid' ? { teamId } : { teamId, payment });
  const payment = usePayment(showTeam);
  const seat = useTakeSeat((taken) => {
    setIsTaking(false);
    setTeamId(taken.teamId);
    payment.open(taken.payment);
  });
  usePullDown(refresh);
  useShare({
    title: data ? words.team.shareTitle(words.price(data.teamPriceFen), data.item.title, 0) : '',
    page: 'campaign',
    params: { campaignId },
    imageUrl: data && sharePicture(data.item.picture),
  });

  if (data === null) {
    if (error === null || loading) return <Skeleton bars={[300, 132, 160]} />;
    const { gone, others } = words.campaign;
    return isGone(error) ? (
      <DeadEnd text={gone} action={others} onLeave={() => openTab('groupbuy')} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  const most = Math.min(data.maxPerOrder, data.quantityLeft ?? data.maxPerOrder);
  return (
    <>
      <CampaignHead campaign={data} />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      {data.status === 'running' && (
        <Card title={words.campaign.teams}>
          <OpenTeams teams={data.openTeams} onOpen={(id) => openPage('team', { teamId: id })} />
        </Card>
      )}
      <CampaignTerms campaign={data} />
      <HowItWorks shopCompletes={data.shopCompletesFrom !== null} delivery={data.delivery.kind} />
      <CampaignBar
        campaign={data}
        busy={payment.status === 'checking'}
        onOpenTeam={() => setIsTaking(true)}
        onShowMine={(id) => openPage('team', { teamId: id })}
      />
      {isTaking && (
        <TakeSeatSheet
          title={words.campaign.openTitle}
          priced={data}
          delivery={data.delivery}
          most={most}
          busy={seat.busy}
          error={seat.error && copy.refusalText(seat.error)}
          AddressForm={AddressForm}
          onTake={(draft) =>
            void seat.open(
              { campaignId, version: data.version },
              draft,
              data.delivery.kind === 'ship',
            )
          }
          onClose={() => {
            setIsTaking(false);
            seat.clear();
          }}
        />
      )}
      {payment.sheet && (
        <PaySheet
          payment={payment.sheet}
          onEnded={(outcome) => {
            void payment.end(outcome);
            if (outcome !== 'paid' && outcome !== 'unknown') showTeam(outcome);
          }}
        />
      )}
    </>
  );
}
