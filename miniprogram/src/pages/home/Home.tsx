import { useState } from 'react';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { EntryExplanation } from '../../features/points/EntryExplanation';
import { DebitSheet } from '../../features/store/debit/DebitSheet';
import { useDebits } from '../../features/store/debit/useDebits';
import { joinCode } from '../../platform/joincode';
import { usePullDown } from '../../platform/page';
import { useRead } from '../../platform/useRead';
import { useShown } from '../../platform/useShown';
import { ErrorState } from '../../ui/states/Message';
import { Skeleton } from '../../ui/states/Skeleton';
import { HomeContent } from './HomeContent';

/** Everything on the page comes from one answer. */
export function Home() {
  const code = joinCode();
  const home = useRead('member.getHome', code === null ? {} : { joinCode: code });
  const [opened, setOpened] = useState<LedgerEntry | null>(null);
  const { asked, isGone, close } = useDebits(useShown());
  usePullDown(home.refresh);

  if (home.data === null) {
    return home.error === null || home.loading ? (
      <Skeleton bars={[48, 516, 116, 220]} />
    ) : (
      <ErrorState alone text={copy.refusalText(home.error)} onRetry={() => void home.refresh()} />
    );
  }
  return (
    <>
      <HomeContent
        home={home.data}
        error={home.error}
        patch={home.patch}
        refresh={home.refresh}
        onOpenEntry={setOpened}
      />
      {opened && <EntryExplanation entry={opened} onClose={() => setOpened(null)} />}
      {asked && (
        <DebitSheet
          key={asked.debitId}
          asked={asked}
          isGone={isGone}
          onConfirmed={() => void home.refresh()}
          onClose={close}
        />
      )}
    </>
  );
}
