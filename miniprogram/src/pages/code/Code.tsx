import { useEffect } from 'react';
import { copy } from '../../copy';
import { CodeAttemptCard } from '../../features/store/code/CodeAttemptCard';
import { CodeBalance } from '../../features/store/code/CodeBalance';
import { CodeView } from '../../features/store/code/CodeView';
import { useCodeStatus } from '../../features/store/code/useCodeStatus';
import { useMemberCode } from '../../features/store/code/useMemberCode';
import { DebitSheet } from '../../features/store/debit/DebitSheet';
import { noteCodeShown } from '../../features/store/debit/maybeasked';
import { useDebits } from '../../features/store/debit/useDebits';
import { brightenScreen } from '../../platform/brightscreen';
import { useOpenedAtMs } from '../../platform/useOpenedAtMs';
import { useShown } from '../../platform/useShown';
import { TornCard } from '../../ui/paper/TornCard';
import { ErrorState } from '../../ui/states/Message';
import { Notice } from '../../ui/states/Notice';
import { Skeleton } from '../../ui/states/Skeleton';

/** The member's code, bright and fresh for as long as the page is in front. */
export function Code() {
  const isShown = useShown();
  const openedAtMs = useOpenedAtMs();
  const { code, error, hadCode, renew } = useMemberCode(isShown);
  const { scanned, attempt } = useCodeStatus(isShown, () => void renew());
  const { asked, isGone, close } = useDebits(isShown);
  useEffect(() => (isShown ? brightenScreen() : undefined), [isShown]);
  useEffect(() => {
    if (code !== null) noteCodeShown();
  }, [code]);

  if (!hadCode) {
    return error === null ? (
      <Skeleton bars={[520, 48]} />
    ) : (
      <ErrorState alone text={copy.refusalText(error)} onRetry={() => void renew()} />
    );
  }
  const isNewScan = scanned !== null && scanned.atMs > openedAtMs - recentMs;
  return (
    <>
      <TornCard head={<CodeBalance />}>
        <CodeView code={code} onRenew={renew} />
      </TornCard>
      {isNewScan && <Notice text={copy.code.scanned(scanned.storeName)} />}
      {attempt && <CodeAttemptCard attempt={attempt} />}
      <Notice text={copy.code.advice} />
      {asked && (
        <DebitSheet
          key={asked.debitId}
          asked={asked}
          isGone={isGone}
          onConfirmed={() => undefined}
          onClose={close}
        />
      )}
    </>
  );
}

/** A scan from longer ago is no news. */
const recentMs = 60_000;
