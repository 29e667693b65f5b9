import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { GetTillReply } from '#shared/store/till/contract';
import { copy } from '../../../copy';
import { Notice } from '../../../ui/states/Notice';
import { BillButton } from './BillButton';
import { BillPad } from './BillPad';
import { previewOf } from './preview';
import { PreviewLine } from './PreviewLine';
import { UnusualSheet } from './UnusualSheet';
import { useBillDraft, type BillDraft } from './useBillDraft';
import './PurchaseForm.scss';

interface Props {
  readonly till: GetTillReply;
  readonly given?: Parameters<typeof useBillDraft>[0];
  /** False for a bill without a member: it earns nothing now. */
  readonly earns: boolean;
  readonly busy: boolean;
  readonly error: Refusal | null;
  readonly onRecord: (draft: BillDraft, confirmedUnusual: boolean) => void;
  /** What was said of the last attempt is old. */
  readonly onForget: () => void;
}

const words = copy.till.purchase;

/** A bill as it was paid, the points it brings, and the button that records it. */
export function PurchaseForm(props: Props) {
  const { till, given, earns, busy, error, onRecord, onForget } = props;
  const { draft, press, activate, setBillNumber, split } = useBillDraft(given);
  const [isAsking, setIsAsking] = useState(false);
  const decided = previewOf(draft, till);
  const preview = decided?.ok ? decided.value : null;
  const refusal = decided?.ok === false && matters(decided.error, earns) ? decided.error : null;
  const deed = preview ? words.action(preview.points) : words.empty;
  const record = () => {
    if (preview?.isUnusual) setIsAsking(true);
    else onRecord(draft, false);
  };
  const isSplit = Object.keys(draft.parts).length > 0;
  // Of the parts of a bill only these change its points, also of one that is claimed later.
  const categories = isSplit ? [] : (till.earning?.excludedCategories ?? []);
  const isCloudAsking = error?.code === 'store.bill_unusual';
  return (
    <View>
      <BillPad
        draft={draft}
        amountName={copy.till.bill.amount}
        option={
          categories.length > 0
            ? { text: copy.till.bill.split(categories), onPress: () => split(categories) }
            : null
        }
        onActivate={activate}
        onKey={press}
        onBillNumber={setBillNumber}
      />
      {earns && refusal === null && <PreviewLine preview={preview} />}
      {refusal && <Notice tone="warning" text={copy.refusalText(refusal)} />}
      {error && !isCloudAsking && <Notice tone="warning" text={copy.refusalText(error)} />}
      <View className="purchase-form__foot">
        <BillButton
          draft={draft}
          text={earns ? deed : words.plain}
          busyText={words.busy}
          busy={busy}
          disabled={refusal !== null}
          onActivate={activate}
          onPress={record}
        />
      </View>
      {(isAsking || isCloudAsking) && !busy && (
        <UnusualSheet
          amountFen={draft.amountFen}
          usualFen={till.usualFen}
          onConfirm={() => {
            setIsAsking(false);
            onRecord(draft, true);
          }}
          onBack={() => {
            setIsAsking(false);
            onForget();
          }}
        />
      )}
    </View>
  );
}

/** A bill without a member is kept all the same while bills earn nothing. */
function matters({ code }: Refusal, earns: boolean): boolean {
  return earns || code !== 'points.earning_closed';
}
