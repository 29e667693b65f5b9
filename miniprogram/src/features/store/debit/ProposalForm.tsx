import { View } from '@tarojs/components';
import { useState } from 'react';
import type { RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import type { GetTillReply } from '#shared/store/till/contract';
import { copy } from '../../../copy';
import { Notice } from '../../../ui/states/Notice';
import { BillButton } from '../purchase/BillButton';
import { BillPad } from '../purchase/BillPad';
import { useBillDraft } from '../purchase/useBillDraft';
import { offerFor } from './offer';
import { OfferView } from './OfferView';
import './ProposalForm.scss';

interface Props {
  readonly scanId: string;
  readonly till: GetTillReply;
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onPropose: (data: RequestOf<'store.proposeDebit'>) => void;
}

const words = copy.till.debit;

/** A bill, and how many of the member's points may pay a part of it. */
export function ProposalForm({ scanId, till, busy, error, onPropose }: Props) {
  const { draft, press, activate, setBillNumber } = useBillDraft();
  const [hasCoupon, setHasCoupon] = useState(false);
  const [lessPoints, setLessPoints] = useState(0);
  const bill = { amountFen: draft.amountFen, hasCoupon };
  const decided = draft.amountFen === 0 ? null : offerFor(bill, till, lessPoints);
  const offer = decided?.ok ? decided.value : null;
  const points = offer?.chosen.points ?? 0;
  return (
    <View>
      <BillPad
        draft={draft}
        amountName={copy.till.bill.amountBefore}
        option={
          till.cash?.withCoupon === false
            ? { text: words.coupon, isOn: hasCoupon, onPress: () => setHasCoupon(!hasCoupon) }
            : null
        }
        onActivate={activate}
        onKey={(key) => {
          setLessPoints(0);
          press(key);
        }}
        onBillNumber={setBillNumber}
      />
      {(offer === null || points === 0) && (
        <View className="proposal-form__said">
          {decided === null && <Notice text={words.nothingYet} />}
          {decided?.ok === false && (
            <Notice tone="warning" text={copy.refusalText(decided.error)} />
          )}
          {offer && <Notice text={words.nothing} />}
        </View>
      )}
      {offer && points > 0 && (
        <OfferView
          offer={offer}
          billFen={draft.amountFen}
          onLess={() => setLessPoints(lessPoints + offer.stepPoints)}
          onMore={() => setLessPoints(Math.max(0, lessPoints - offer.stepPoints))}
        />
      )}
      {error && <Notice tone="warning" text={errorText(error)} />}
      <View className="proposal-form__foot">
        <BillButton
          draft={draft}
          text={words.propose(points)}
          busyText={words.busy}
          busy={busy}
          disabled={points === 0}
          onActivate={activate}
          onPress={() =>
            onPropose({
              scanId,
              billNumber: draft.billNumber,
              amountFen: draft.amountFen,
              points,
              hasCoupon,
            })
          }
        />
      </View>
    </View>
  );
}

/** Points are never taken later: without a network the clerk has to know at once. */
function errorText(error: Refusal): string {
  return error.code === 'network.failed' ? words.offline : copy.refusalText(error);
}
