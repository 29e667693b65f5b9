import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { addDays, type BusinessDate } from '#shared/kernel/businessdate';
import type { Refusal } from '#shared/kernel/result';
import type { GiveTierReply } from '#shared/store/tiergift/contract';
import type { GetTillReply } from '#shared/store/till/contract';
import { copy } from '../../../copy';
import { signalSuccess } from '../../../platform/signal';
import { useWrite } from '../../../platform/useWrite';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';
import './TierGiftFlow.scss';

interface Props {
  readonly scanId: string;
  readonly tiers: NonNullable<GetTillReply['member']>['givableTiers'];
  readonly today: BusinessDate;
  readonly onMoved: () => void;
  readonly onNext: () => void;
}

const words = copy.till.tierGift;

/** A tier by hand, until a date, with a reason that the member reads and that stays on record. */
export function TierGiftFlow({ scanId, tiers, today, onMoved, onNext }: Props) {
  const { busy, run } = useWrite('store.giveTier');
  const [tierName, setTierName] = useState(tiers[0]?.name ?? '');
  const [term, setTerm] = useState<string>(words.terms[0].text);
  const [reason, setReason] = useState<string>(words.reasons[0]);
  const [error, setError] = useState<Refusal | null>(null);
  const [given, setGiven] = useState<GiveTierReply | null>(null);
  const tier = tiers.find(({ name }) => name === tierName) ?? tiers[0];
  const { days } = words.terms.find(({ text }) => text === term) ?? words.terms[0];
  const until = addDays(today, days);

  if (given !== null) {
    return (
      <Result
        icon="check"
        tone="jade"
        title={words.given(given.tierName)}
        figure=""
        notes={[words.until(given.until), reason]}
      >
        <Button size="large" text={copy.till.purchase.next} onPress={onNext} />
      </Result>
    );
  }
  if (!tier) return <Notice text={words.highest} />;
  const give = async () => {
    const reply = await run({ scanId, tierCode: tier.code, until, reason });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    signalSuccess();
    setGiven(reply.data);
    onMoved();
  };
  return (
    <View>
      <Choices
        label={words.tier}
        options={tiers.map(({ name }) => name)}
        value={tier.name}
        onChange={setTierName}
      />
      <Choices
        label={words.term}
        options={words.terms.map(({ text }) => text)}
        value={term}
        onChange={setTerm}
      />
      <Choices
        label={copy.till.grant.reason}
        options={words.reasons}
        value={reason}
        onChange={setReason}
      />
      <Text className="tier-gift__note">{words.note(until)}</Text>
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <Button
        size="large"
        text={words.action(tier.name)}
        busyText={copy.till.grant.busy}
        busy={busy}
        onPress={() => void give()}
      />
    </View>
  );
}
