import type { OpenTeam } from '#shared/groupbuy/contract/campaigns';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { AddressForm } from '../../../features/address/AddressForm';
import { LeaveSheet } from '../../../features/groupbuy/LeaveSheet';
import { PosterSheet } from '../../../features/groupbuy/poster/PosterSheet';
import { TakeSeatSheet } from '../../../features/groupbuy/TakeSeatSheet';
import { PaySheet } from '../../../features/payment/PaySheet';
import { openPage, replacePage } from '../../../platform/navigation';
import { TooLateSheet } from './TooLateSheet';
import type { TeamPage } from './useTeamPage';

/** What is drawn up over a team's page: joining, paying, leaving, its poster, or having come too late. */
export function TeamSheets({ team, page }: { team: GetTeamReply; page: TeamPage }) {
  const { seat, payment } = page;
  if (payment.sheet) {
    return <PaySheet payment={payment.sheet} onEnded={(outcome) => void payment.end(outcome)} />;
  }
  if (page.open === 'leave') {
    return (
      <LeaveSheet
        isPaid={team.mine?.state === 'paid'}
        busy={page.isLeaving}
        error={page.error && copy.refusalText(page.error)}
        onConfirm={() => void page.leave()}
        onClose={page.close}
      />
    );
  }
  if (page.open === 'poster') return <PosterSheet team={team} onClose={page.close} />;
  if (page.open !== 'join') return null;
  if (seat.error && isTooLate(seat.error)) {
    return (
      <TooLateSheet
        teams={(seat.error['openTeams'] as readonly OpenTeam[] | undefined) ?? []}
        onTeam={(teamId) => replacePage('team', { teamId })}
        onCampaign={() => openPage('campaign', { campaignId: team.campaignId })}
        onClose={page.close}
      />
    );
  }
  return (
    <TakeSeatSheet
      title={copy.groupbuy.team.joinTitle}
      priced={team}
      delivery={team.delivery}
      most={team.maxPerOrder}
      busy={seat.busy}
      error={seat.error && copy.refusalText(seat.error)}
      AddressForm={AddressForm}
      onTake={(draft) => void seat.join(team.teamId, draft, team.delivery.kind === 'ship')}
      onClose={page.close}
    />
  );
}

const isTooLate = ({ code }: Refusal): boolean =>
  code === 'groupbuy.team_full' || code === 'groupbuy.team_over';
