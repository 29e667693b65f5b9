import { View } from '@tarojs/components';
import type { Refusal } from '#shared/kernel/result';
import type { DebitView } from '#shared/store/debit/contract';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { CountdownRing } from '../../../ui/paper/CountdownRing';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';
import './ProposalWaiting.scss';

interface Props {
  readonly debit: DebitView;
  readonly nowMs: number;
  /** The answer could not be asked for just now. */
  readonly isCutOff: boolean;
  readonly withdrawing: boolean;
  /** Why it could not be given up. */
  readonly error: Refusal | null;
  readonly onWithdraw: () => void;
  /** The question stays open: the member may still answer. */
  readonly onLeave: () => void;
}

const words = copy.till.debit;

/** The sum to take once the member agrees, and the two ways on: let it wait, or give it up. */
export function ProposalWaiting(props: Props) {
  const { debit, nowMs, isCutOff, withdrawing, error, onWithdraw, onLeave } = props;
  const secondsLeft = Math.max(0, Math.ceil((debit.expiresAtMs - nowMs) / 1000));
  const secondsInAll = Math.ceil((debit.expiresAtMs - debit.proposedAtMs) / 1000);
  return (
    <Result
      icon="clock"
      tone="seal"
      title={words.waiting}
      figure=""
      notes={[
        words.offer(debit.points, debit.worthFen),
        words.thenCharge(debit.payableFen),
        words.waitingText,
      ]}
    >
      <View className="proposal-waiting__ring">
        <CountdownRing
          secondsLeft={secondsLeft}
          secondsInAll={secondsInAll}
          label={words.ring(secondsLeft)}
        />
      </View>
      {isCutOff && <Notice tone="warning" text={words.cutOff} />}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <Button
        look="outlined"
        size="large"
        text={words.leave}
        disabled={withdrawing}
        onPress={onLeave}
      />
      <Notice text={words.leaveText} />
      <Button
        look="plain"
        size="large"
        text={words.withdraw}
        busyText={words.withdrawing}
        busy={withdrawing}
        onPress={onWithdraw}
      />
    </Result>
  );
}
