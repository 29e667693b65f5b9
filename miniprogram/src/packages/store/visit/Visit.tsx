import { useState } from 'react';
import { usableWorthFen } from '#shared/points/cash';
import type { MemberCard } from '#shared/store/scan/contract';
import type { GetTillReply } from '#shared/store/till/contract';
import { copy } from '../../../copy';
import { lastScan, type Scanned } from '../../../features/store/scan/lastscan';
import { MemberCardView } from '../../../features/store/scan/MemberCardView';
import { StaffGate, type AtTheCounter } from '../../../features/store/staff/StaffGate';
import { goBackTo } from '../../../platform/navigation';
import { useRead } from '../../../platform/useRead';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { EmptyState, ErrorState } from '../../../ui/states/Message';
import { Skeleton } from '../../../ui/states/Skeleton';
import { VisitModes } from './VisitModes';

/** The member who has just been scanned, and what the clerk does with them. */
export function Visit() {
  const [scanned] = useState(lastScan);
  if (scanned === null) return <NoScan />;
  return (
    <StaffGate>{({ staff }) => <OpenVisit scanned={scanned} rights={staff.rights} />}</StaffGate>
  );
}

interface Props {
  readonly scanned: Scanned;
  readonly rights: AtTheCounter['staff']['rights'];
}

function OpenVisit({ scanned, rights }: Props) {
  const { scanId, storeId } = scanned;
  const till = useRead('store.getTill', { storeId, scanId });
  const member = cardNow(scanned, till.data);
  const cash = till.data?.cash ?? null;
  return (
    <>
      <Card>
        <MemberCardView
          member={member}
          worthFen={cash && usableWorthFen(member.availablePoints, cash)}
        />
      </Card>
      {till.data !== null ? (
        <VisitModes
          scanned={scanned}
          till={till.data}
          rights={rights}
          onMoved={() => void till.refresh()}
        />
      ) : till.error === null || till.loading ? (
        <Skeleton bars={[44, 64, 64, 280]} />
      ) : (
        <ErrorState text={copy.refusalText(till.error)} onRetry={() => void till.refresh()} />
      )}
    </>
  );
}

/** With the balances as they are by now: what is done here changes them. */
function cardNow({ member }: Scanned, till: GetTillReply | null): MemberCard {
  if (!till?.member) return member;
  const { availablePoints, pendingPoints } = till.member;
  return { ...member, availablePoints, pendingPoints };
}

/** The page was opened without a scan, or after it was forgotten. */
function NoScan() {
  return (
    <>
      <EmptyState {...copy.till.member.none} />
      <Button size="large" text={copy.till.member.backToScan} onPress={() => goBackTo('till')} />
    </>
  );
}
