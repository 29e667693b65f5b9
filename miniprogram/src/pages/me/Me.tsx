import { Text } from '@tarojs/components';
import { copy } from '../../copy';
import { ProfileHeader } from '../../features/member/ProfileHeader';
import { BalanceCard } from '../../features/points/BalanceCard';
import { openPage } from '../../platform/navigation';
import { canSwitchPerson, forgetSession } from '../../platform/session';
import { useOpenedAtMs } from '../../platform/useOpenedAtMs';
import { useRead } from '../../platform/useRead';
import { Card } from '../../ui/layout/Card';
import { ListRow } from '../../ui/layout/ListRow';
import { ErrorState } from '../../ui/states/Message';
import { Skeleton } from '../../ui/states/Skeleton';
import './Me.scss';

const { links } = copy.member;

export function Me() {
  const profile = useRead('member.getProfile', {});
  const account = useRead('points.getAccount', {});
  const nowMs = useOpenedAtMs();
  const error = profile.error ?? account.error;
  const retry = () => void Promise.all([profile.refresh(), account.refresh()]);

  if (profile.data === null || account.data === null) {
    return error === null || profile.loading || account.loading ? (
      <Skeleton bars={[80, 112, 232]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={retry} />
    );
  }
  const consent = profile.data.privacy.consented ? copy.member.consented : copy.member.notConsented;
  return (
    <>
      <ProfileHeader {...profile.data} />
      <Card>
        <BalanceCard
          account={account.data}
          counts={false}
          nowMs={nowMs}
          onOpenExpiring={() => openPage('statement', { tab: 'expiring' })}
        />
      </Card>
      <TillEntry />
      <Card>
        <ListRow icon="list" text={links.statement} onPress={() => openPage('statement')} />
        <ListRow icon="flag" text={links.tier} onPress={() => openPage('tier')} />
        <ListRow icon="gift" text={links.orders} onPress={() => openPage('orders')} />
        <ListRow
          icon="coin"
          text={copy.claim.link}
          note={copy.claim.linkNote}
          onPress={() => openPage('claim')}
        />
        <ListRow icon="calendar" text={links.checkin} onPress={() => openPage('checkin')} />
        <ListRow icon="person" text={links.profile} onPress={() => openPage('profile')} />
        <ListRow
          icon="shield"
          text={links.privacy}
          value={consent}
          onPress={() => openPage('privacy')}
        />
        {canSwitchPerson && (
          <ListRow icon="switch" text={links.switchPerson} onPress={forgetSession} />
        )}
      </Card>
      <Text className="me__about">{copy.member.about(APP_VERSION)}</Text>
    </>
  );
}

/** For staff only; nobody else is told that there is such a thing. */
function TillEntry() {
  const { data } = useRead('store.getSelf', {});
  if (!data?.staff) return null;
  const { role, rights } = data.staff;
  const { counter, office } = copy.till.entryNote;
  return (
    <Card>
      <ListRow
        icon="store"
        text={copy.till.entry}
        note={rights.includes('scan') ? counter : office}
        value={copy.staff.roles[role]}
        onPress={() => openPage('till')}
      />
    </Card>
  );
}
