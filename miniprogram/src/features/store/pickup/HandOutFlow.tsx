import { View } from '@tarojs/components';
import { useState } from 'react';
import type { VerifyPickupReply } from '#shared/store/pickup/contract';
import type { ScannedOrder } from '#shared/store/scan/contract';
import { copy } from '../../../copy';
import { signalSuccess } from '../../../platform/signal';
import { useOpenedAtMs } from '../../../platform/useOpenedAtMs';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { BottomBar } from '../../../ui/layout/BottomBar';
import { Card } from '../../../ui/layout/Card';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';

interface Props {
  readonly order: ScannedOrder;
  /** The voucher as it was scanned or typed. */
  readonly text: string;
  readonly storeId: string;
  readonly member: { readonly nameMasked: string };
  readonly onNext: () => void;
}

const words = copy.till.pickup;

/** What is to be handed out, once; or by whom, where and when it has been. */
export function HandOutFlow({ order, text, storeId, member, onNext }: Props) {
  const { busy, error, run } = useDeed('store.verifyPickup');
  const nowMs = useOpenedAtMs();
  const [handed, setHanded] = useState<VerifyPickupReply | null>(null);
  const { title, quantity, kind, canCollect, collected, state } = order;
  const what = words.what(title, quantity);
  const next = (
    <BottomBar>
      <View className="bottom-bar__main">
        <Button size="large" text={copy.till.purchase.next} onPress={onNext} />
      </View>
    </BottomBar>
  );

  const handOut = async () => {
    const handedOut = await run({ code: text, storeId });
    if (handedOut === null) return;
    signalSuccess();
    setHanded(handedOut);
  };
  if (handed !== null) {
    return (
      <>
        <Card>
          <Result icon="check" tone="jade" title={words.done} figure="" notes={[what]} />
        </Card>
        {next}
      </>
    );
  }
  if (collected !== null) {
    const { staffName, storeName, atMs } = collected;
    const when = `${copy.dates.nearDay(atMs, nowMs)} ${copy.dates.clock(atMs)}`;
    const notes = [what, words.usedBy(when, storeName, staffName)];
    return (
      <>
        <Card>
          <Result icon="close" tone="seal" title={words.used} figure="" notes={notes} />
        </Card>
        {next}
      </>
    );
  }
  return (
    <>
      <Card>
        <Result
          icon="gift"
          tone={canCollect ? 'jade' : 'plain'}
          title={title}
          figure={words.quantity(quantity)}
          notes={[words.of(words.kinds[kind], member.nameMasked || copy.till.member.noName)]}
        >
          {!canCollect && <Notice tone="warning" text={words.cannot(state)} />}
          {error && <Notice tone="warning" text={copy.refusalText(error)} />}
        </Result>
      </Card>
      {canCollect ? (
        <BottomBar>
          <Button look="outlined" size="large" text={words.back} onPress={onNext} />
          <View className="bottom-bar__main">
            <Button
              size="large"
              text={words.handOut}
              busyText={words.busy}
              busy={busy}
              onPress={() => void handOut()}
            />
          </View>
        </BottomBar>
      ) : (
        next
      )}
    </>
  );
}
