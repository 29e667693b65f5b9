import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { GetAccountReply } from '#shared/points/contract/balance';
import { copy } from '../../copy';
import { PointsFigure } from '../../ui/paper/PointsFigure';
import { Tag } from '../../ui/paper/Tag';
import { ExpiryLine } from './ExpiryLine';
import './BalanceCard.scss';

interface Props {
  readonly account: GetAccountReply;
  /** Lets the figure walk up when it grows. */
  readonly counts: boolean;
  readonly aside?: ReactNode;
  /** Tells how near the next expiry is. */
  readonly nowMs: number;
  readonly onOpenExpiring: () => void;
}

const words = copy.points;

/** What the member can spend, large; what waits, is held or owed only when there is any. */
export function BalanceCard({ account, counts, aside, nowMs, onOpenExpiring }: Props) {
  const { availablePoints, pendingPoints, heldPoints, debtPoints } = account;
  return (
    <View className="balance-card">
      <View className="balance-card__head">
        <Text className="balance-card__label">{words.available}</Text>
        {aside}
      </View>
      <PointsFigure
        value={availablePoints}
        unit={words.unit}
        format={words.grouped}
        counts={counts}
      />
      {pendingPoints + heldPoints + debtPoints > 0 && (
        <View className="balance-card__rest">
          {pendingPoints > 0 && <Tag text={words.pending(pendingPoints)} />}
          {heldPoints > 0 && <Tag text={words.held(heldPoints)} />}
          {debtPoints > 0 && <Tag tone="seal" text={words.debt(debtPoints)} />}
        </View>
      )}
      <ExpiryLine nextExpiry={account.nextExpiry} nowMs={nowMs} onOpen={onOpenExpiring} />
    </View>
  );
}
