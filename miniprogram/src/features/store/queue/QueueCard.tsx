import { View } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Card } from '../../../ui/layout/Card';
import { AmountRow } from '../../../ui/layout/AmountRow';
import { Notice } from '../../../ui/states/Notice';
import { DiscardSheet } from './DiscardSheet';
import { isOpen } from './unsent';
import { useOutbox } from './useOutbox';
import './QueueCard.scss';

const words = copy.till.queue;

/** What waits for the network on this device; nothing where all has been sent. */
export function QueueCard() {
  const { unsent, send, discard } = useOutbox();
  const [busy, setBusy] = useState(false);
  const [discarding, setDiscarding] = useState<{ requestId: string; what: string } | null>(null);
  if (unsent.length === 0) return null;
  const open = unsent.filter(isOpen);
  const held = open.filter(({ heldUntilMs }) => heldUntilMs !== undefined);
  const waiting = open.filter((one) => !held.includes(one));
  const credited = unsent.filter(({ creditedPoints }) => creditedPoints !== undefined);
  const refused = unsent.filter(({ refusal }) => refusal !== null);
  const sendNow = () => {
    setBusy(true);
    void send().finally(() => setBusy(false));
  };
  return (
    <Card title={words.title}>
      {waiting.length > 0 && <Notice tone="warning" text={words.waiting(waiting.length)} />}
      {waiting.map(({ requestId, data, memberName, queuedAtMs }) => (
        <AmountRow
          key={requestId}
          text={words.line(data.billNumber, memberName)}
          note={words.waits(queuedAtMs)}
          amount={copy.till.yuan(data.amountFen)}
        />
      ))}
      {waiting.length > 0 && (
        <Button
          look="outlined"
          text={words.send}
          busyText={words.sending}
          busy={busy}
          onPress={sendNow}
        />
      )}
      {held.map(({ requestId, data, memberName, heldUntilMs }) => (
        <AmountRow
          key={requestId}
          text={words.line(data.billNumber, memberName)}
          note={words.held(heldUntilMs ?? 0)}
          amount={copy.till.yuan(data.amountFen)}
        />
      ))}
      {credited.map(({ requestId, data, memberName, creditedPoints }) => (
        <View key={requestId} className="queue-card__settled">
          <AmountRow
            text={words.line(data.billNumber, memberName)}
            note={words.credited}
            amount={copy.points.signed(creditedPoints ?? 0)}
          />
          <Button look="plain" text={words.read} onPress={() => discard(requestId)} />
        </View>
      ))}
      {refused.map(({ requestId, data, memberName, refusal }) => (
        <View key={requestId} className="queue-card__settled">
          <AmountRow
            text={words.line(data.billNumber, memberName)}
            note={refusal ? copy.refusalText(refusal) : ''}
            amount={copy.till.yuan(data.amountFen)}
          />
          <Button
            look="plain"
            text={words.discard}
            onPress={() =>
              setDiscarding({ requestId, what: words.line(data.billNumber, memberName) })
            }
          />
        </View>
      ))}
      {discarding && (
        <DiscardSheet
          what={discarding.what}
          onDiscard={() => {
            discard(discarding.requestId);
            setDiscarding(null);
          }}
          onClose={() => setDiscarding(null)}
        />
      )}
    </Card>
  );
}
