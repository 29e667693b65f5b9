import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DebitView } from '#shared/store/debit/contract';
import type { GetTillReply } from '#shared/store/till/contract';
import { copy } from '../../../copy';
import { ProposalFlow } from '../../../features/store/debit/ProposalFlow';
import { GrantFlow } from '../../../features/store/grant/GrantFlow';
import { PurchaseFlow } from '../../../features/store/purchase/PurchaseFlow';
import { amountTextOf } from '../../../features/store/purchase/amount';
import { TierGiftFlow } from '../../../features/store/tiergift/TierGiftFlow';
import type { Scanned } from '../../../features/store/scan/lastscan';
import type { AtTheCounter } from '../../../features/store/staff/StaffGate';
import { goBack } from '../../../platform/navigation';
import { Segmented } from '../../../ui/controls/Segmented';
import { Card } from '../../../ui/layout/Card';
import './VisitModes.scss';

interface Props {
  readonly scanned: Scanned;
  readonly till: GetTillReply;
  readonly rights: AtTheCounter['staff']['rights'];
  /** The member's points are no longer what the till last heard. */
  readonly onMoved: () => void;
}

type Mode = 'purchase' | 'debit' | 'grant' | 'tier';

const words = copy.till.modes;

/** What is done for the member: a bill recorded, points used, points or a tier given. */
export function VisitModes({ scanned, till, rights, onMoved }: Props) {
  const [mode, setMode] = useState<Mode>('purchase');
  // As they were when the page came up: what has just been given stays on the screen.
  const [tiers] = useState(till.member?.givableTiers ?? []);
  const [paid, setPaid] = useState<DebitView | null>(null);
  const modes: readonly Mode[] = [
    'purchase',
    ...(till.cash === null ? [] : (['debit'] as const)),
    ...(rights.includes('grant_points') ? (['grant'] as const) : []),
    ...(tiers.length > 0 ? (['tier'] as const) : []),
  ];
  const record = (debit: DebitView) => {
    setPaid(debit);
    setMode('purchase');
  };
  const { scanId, member } = scanned;
  return (
    <Card>
      {modes.length > 1 && (
        <View className="visit-modes">
          <Segmented
            label={words.label}
            options={modes.map((value) => ({ value, text: words[value] }))}
            value={mode}
            onChange={setMode}
          />
        </View>
      )}
      {mode === 'purchase' && (
        <PurchaseFlow
          key={paid?.debitId ?? ''}
          scanId={scanId}
          memberName={member.nameMasked}
          till={till}
          {...(paid && { given: leftToPay(paid) })}
          onMoved={onMoved}
          onNext={goBack}
        />
      )}
      {mode === 'debit' && (
        <ProposalFlow
          scanId={scanId}
          till={till}
          onMoved={onMoved}
          onRecord={record}
          onNext={goBack}
        />
      )}
      {mode === 'grant' && <GrantFlow scanId={scanId} onMoved={onMoved} onNext={goBack} />}
      {mode === 'tier' && (
        <TierGiftFlow
          scanId={scanId}
          tiers={tiers}
          today={till.businessDate}
          onMoved={onMoved}
          onNext={goBack}
        />
      )}
    </Card>
  );
}

/** What money has to pay, after points or without them: typed already, to be looked at once more. */
function leftToPay({ billNumber, billFen, payableFen, state }: DebitView) {
  const amountText = amountTextOf(state === 'confirmed' ? payableFen : billFen);
  return { billNumber, amountText, active: 'amount' as const };
}
