import { Text, View } from '@tarojs/components';
import type { ApprovalView } from '#shared/store/approval/contract';
import { copy } from '../../../copy';
import { useOpenedAtMs } from '../../../platform/useOpenedAtMs';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { FactRow } from '../../../ui/layout/FactRow';
import { Notice } from '../../../ui/states/Notice';
import './ApprovalCard.scss';

interface Props {
  readonly approval: ApprovalView;
  readonly onDecided: () => void;
}

const words = copy.till.approvals;

/** What waits for a second word: who asked, whose points, how much, why; and the two answers. */
export function ApprovalCard({ approval, onDecided }: Props) {
  const { busy, error, run } = useDeed('store.decideApproval');
  const { kind, entryId, staffName, memberName, points, undoes, reason } = approval;
  const { askedAtMs, expiresAtMs } = approval;
  const nowMs = useOpenedAtMs();
  const when = (atMs: number) => `${copy.dates.nearDay(atMs, nowMs)} ${copy.dates.clock(atMs)}`;

  const decide = async (approve: boolean) => {
    const why = approve ? words.reasonApprove : words.reasonDecline;
    if ((await run({ entryId, approve, reason: why })) !== null) onDecided();
  };
  return (
    <Card
      title={words.kinds[kind]}
      action={
        <Text
          className={`approval-card__points ${points > 0 ? 'approval-card__points--gained' : ''}`}
        >
          {words.points(points)}
        </Text>
      }
    >
      <FactRow name={words.asker} value={staffName} />
      <FactRow name={words.member} value={memberName || copy.till.member.noName} />
      {undoes && (
        <>
          <FactRow
            name={words.undoes[undoes.what]}
            value={words.bill(undoes.billNumber, undoes.amountFen)}
          />
          <FactRow name={words.doneBy} value={`${undoes.staffName} · ${when(undoes.atMs)}`} />
        </>
      )}
      <FactRow name={words.why} value={reason} />
      <FactRow name={words.asked} value={when(askedAtMs)} />
      <FactRow name={words.validUntil} value={when(expiresAtMs)} />
      {approval.mayDecide ? (
        <View className="approval-card__answer">
          <Button
            look="outlined"
            text={words.decline}
            disabled={busy}
            onPress={() => void decide(false)}
          />
          <Button
            text={words.approve}
            busyText={words.busy}
            busy={busy}
            onPress={() => void decide(true)}
          />
        </View>
      ) : (
        <Notice text={words.own} />
      )}
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
    </Card>
  );
}
