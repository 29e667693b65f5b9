import { addPoints } from '#shared/kernel/amounts';
import type { Refusal } from '#shared/kernel/result';
import type { GetHomeReply } from '#shared/member/contract';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { CheckinCard } from '../../features/checkin/CheckinCard';
import { withDone } from '../../features/checkin/donecheckin';
import { NextDays } from '../../features/checkin/NextDays';
import { useCheckin } from '../../features/checkin/useCheckin';
import { GoalCard } from '../../features/mall/goal/GoalCard';
import { Greeting } from '../../features/member/Greeting';
import { PrivacyPrompt } from '../../features/member/PrivacyPrompt';
import { RemindTomorrow } from '../../features/notice/RemindTomorrow';
import { BalanceCard } from '../../features/points/BalanceCard';
import { EntryList } from '../../features/points/EntryList';
import { TierLine } from '../../features/tier/TierLine';
import { wantsLessMotion } from '../../platform/motion';
import { openPage, openTab } from '../../platform/navigation';
import { Button } from '../../ui/controls/Button';
import { Card } from '../../ui/layout/Card';
import { ListRow } from '../../ui/layout/ListRow';
import { Tag } from '../../ui/paper/Tag';
import { TornCard } from '../../ui/paper/TornCard';
import { Notice } from '../../ui/states/Notice';

interface Props {
  readonly home: GetHomeReply;
  /** Why the newest attempt to refresh failed; what is shown is older then. */
  readonly error: Refusal | null;
  readonly patch: (change: (home: GetHomeReply) => GetHomeReply) => void;
  readonly refresh: () => Promise<void>;
  readonly onOpenEntry: (entry: LedgerEntry) => void;
}

export function HomeContent({ home, error, patch, refresh, onOpenEntry }: Props) {
  const moves = !wantsLessMotion();
  const { busy, outcome, perform } = useCheckin(({ done, earned }) => {
    if (done !== null) patch((before) => afterCheckin(before, done, earned));
    void refresh();
  });
  const { checkin, goal } = home;
  const streak = checkin.streakDays > 0 && (
    <Tag tone="seal" text={copy.checkin.streak(checkin.streakDays)} />
  );
  return (
    <>
      <Greeting
        profile={home.profile}
        brandName={home.brandName}
        isNew={checkin.bestStreakDays === 0}
        hour={new Date().getHours()}
      />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      {home.codeAttempt && (
        <ListRow
          icon="shield"
          text={copy.code.attempt.title}
          note={copy.code.attempt.seen}
          onPress={() => openTab('code')}
        />
      )}
      <TornCard
        head={
          <>
            <BalanceCard
              account={home.account}
              counts={moves}
              aside={streak}
              nowMs={Date.parse(checkin.today)}
              onOpenExpiring={() => openPage('statement', { tab: 'expiring' })}
            />
            {home.tier && <TierLine tier={home.tier} onOpen={() => openPage('tier')} />}
          </>
        }
      >
        <CheckinCard
          status={checkin}
          busy={busy}
          outcome={outcome}
          moves={moves}
          onPerform={() => void perform()}
        />
        {checkin.status === 'done' && (
          <RemindTomorrow offers={home.noticeOffers} today={checkin.today} />
        )}
      </TornCard>
      {goal && <GoalCard goal={goal} onOpen={() => openPage('item', { itemId: goal.itemId })} />}
      {checkin.nextDays.length > 0 && (
        <Card
          title={copy.checkin.nextDays}
          action={<More text={copy.checkin.openCalendar} onPress={() => openPage('checkin')} />}
        >
          <NextDays days={checkin.nextDays} today={checkin.today} />
        </Card>
      )}
      <Card
        title={copy.points.recent}
        action={<More text={copy.seeAll} onPress={() => openPage('statement')} />}
      >
        <EntryList entries={home.recentEntries} onOpen={onOpenEntry} />
      </Card>
      <PrivacyPrompt
        privacy={home.privacy}
        onRecorded={(privacy) => patch((before) => ({ ...before, privacy }))}
        onRead={() => openPage('privacy')}
      />
    </>
  );
}

function More({ text, onPress }: { text: string; onPress: () => void }) {
  return <Button look="plain" text={text} onPress={onPress} />;
}

type Done = Parameters<typeof withDone>[1];

/** Shows the seal and the points at once; the refresh that follows brings the entry. */
function afterCheckin(home: GetHomeReply, done: Done, earned: boolean): GetHomeReply {
  const { account } = home;
  const availablePoints = earned
    ? addPoints(account.availablePoints, done.pointsAwarded)
    : account.availablePoints;
  return {
    ...home,
    account: { ...account, availablePoints },
    checkin: withDone(home.checkin, done),
  };
}
