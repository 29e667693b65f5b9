import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Refusal } from '#shared/kernel/result';
import type { ClaimPointsReply } from '#shared/store/claim/contract';
import { parseBillCode } from '#shared/store/claim/rules';
import type { Store } from '#shared/store/model';
import { copy } from '../../../copy';
import { useWrite } from '../../../platform/useWrite';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { TextField } from '../../../ui/controls/TextField';
import { Card } from '../../../ui/layout/Card';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';
import { amountTextOf, fenOf } from '../purchase/amount';
import { CodeReader } from '../scan/CodeReader';
import './ClaimForm.scss';
import { emptyReceipt, recentDates, type Receipt } from './receipt';

interface Props {
  readonly stores: readonly Store[];
  readonly onOpenStatement: () => void;
}

const words = copy.claim;
const isAmount = /^\d{1,7}(\.\d{1,2})?$/;

/** What a receipt says, typed or scanned; all of it has to agree. */
export function ClaimForm({ stores, onOpenStatement }: Props) {
  const { busy, run } = useWrite('store.claimPoints');
  const [dates] = useState(() => recentDates(Date.now()));
  const [receipt, setReceipt] = useState(() => emptyReceipt(stores, dates));
  const [isScanning, setIsScanning] = useState(false);
  const [error, setError] = useState<Refusal | null>(null);
  const [claimed, setClaimed] = useState<ClaimPointsReply | null>(null);
  const change = (part: Partial<Receipt>) => {
    setError(null);
    setReceipt((before) => ({ ...before, ...part }));
  };

  const read = (text: string) => {
    setIsScanning(false);
    const bill = parseBillCode(text);
    if (bill === null) setError({ code: 'claim.not_bill_code' });
    else change({ ...bill, amountText: amountTextOf(bill.amountFen) });
  };
  const claim = async () => {
    const { storeId, businessDate, billNumber, amountText } = receipt;
    const reply = await run({ storeId, businessDate, billNumber, amountFen: fenOf(amountText) });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) setClaimed(reply.data);
  };

  if (claimed !== null) {
    const { pointsAwarded, spendableOn } = claimed;
    return (
      <Card>
        <Result
          icon="check"
          tone="jade"
          title={words.done}
          figure={words.points(pointsAwarded)}
          notes={[
            words.bill(receipt.billNumber, fenOf(receipt.amountText)),
            spendableOn === null
              ? words.spendableNow
              : words.spendableOn(copy.dates.day(spendableOn)),
          ]}
        >
          <Button size="large" text={words.open} onPress={onOpenStatement} />
        </Result>
      </Card>
    );
  }
  const isReady = receipt.billNumber.trim() !== '' && isAmount.test(receipt.amountText);
  return (
    <Card>
      <Text className="claim-form__intro">{words.intro}</Text>
      <Button
        look="outlined"
        size="large"
        text={words.scan}
        onPress={() => {
          setError(null);
          setIsScanning(true);
        }}
      />
      <Choices
        label={words.store}
        options={stores.map(({ name }) => name)}
        value={stores.find(({ storeId }) => storeId === receipt.storeId)?.name ?? ''}
        onChange={(name) =>
          change({ storeId: stores.find((store) => store.name === name)?.storeId ?? '' })
        }
      />
      <Choices
        label={words.date}
        columnUnits={4.75}
        options={dates.map(dayText)}
        value={dayText(receipt.businessDate, dates.indexOf(receipt.businessDate))}
        onChange={(text) => {
          const businessDate = dates.find((date, daysAgo) => dayText(date, daysAgo) === text);
          if (businessDate !== undefined) change({ businessDate });
        }}
      />
      <TextField
        label={words.number}
        hint={words.numberHint}
        value={receipt.billNumber}
        longest={32}
        onChange={(billNumber) => change({ billNumber: billNumber.toUpperCase() })}
      />
      <TextField
        label={words.amount}
        hint={words.amountHint}
        kind="money"
        value={receipt.amountText}
        longest={10}
        onChange={(amountText) => change({ amountText: amountText.trim() })}
      />
      {error && <Notice tone="warning" text={errorText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.submit}
          busyText={words.busy}
          busy={busy}
          disabled={!isReady}
          onPress={() => void claim()}
        />
      </SheetFoot>
      {isScanning && (
        <CodeReader
          onCode={read}
          onClose={() => setIsScanning(false)}
          typeText={words.byHand}
          onType={() => setIsScanning(false)}
        />
      )}
    </Card>
  );
}

function dayText(date: BusinessDate, daysAgo: number): string {
  return words.day(copy.dates.day(date), daysAgo);
}

function errorText(error: Refusal): string {
  return error.code === 'claim.not_bill_code' ? words.notBillCode : copy.refusalText(error);
}
