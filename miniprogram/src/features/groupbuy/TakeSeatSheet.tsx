import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { CampaignSummary, GetCampaignReply } from '#shared/groupbuy/contract';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Stepper } from '../../ui/controls/Stepper';
import { TextField } from '../../ui/controls/TextField';
import { FactRow } from '../../ui/layout/FactRow';
import { Sheet } from '../../ui/layout/Sheet';
import { Notice } from '../../ui/states/Notice';
import { emptyDraft, isComplete, type SeatDraft } from './seatdraft';
import './TakeSeatSheet.scss';

interface Props {
  readonly title: string;
  readonly priced: Pick<CampaignSummary, 'teamPriceFen' | 'teamPricePoints' | 'savingFen'>;
  readonly delivery: GetCampaignReply['delivery'];
  /** The most pieces of one order. */
  readonly most: number;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onTake: (draft: SeatDraft) => void;
  readonly onClose: () => void;
}

const words = copy.groupbuy.take;
const { facts } = copy.groupbuy.campaign;

/** The last look before paying: how many, where to, how much. */
export function TakeSeatSheet(props: Props) {
  const { title, priced, delivery, most, busy, error, onTake, onClose } = props;
  const [draft, setDraft] = useState<SeatDraft>(emptyDraft);
  const { quantity } = draft;
  const ships = delivery.kind === 'ship';
  const total = copy.groupbuy.withPoints(
    priced.teamPriceFen * quantity,
    priced.teamPricePoints * quantity,
  );
  return (
    <Sheet title={title} onClose={onClose}>
      {most > 1 && (
        <View className="take-seat__quantity">
          <Text>{words.quantity}</Text>
          <Stepper
            value={quantity}
            most={most}
            label={words.quantity}
            less={words.less}
            more={words.more}
            disabled={busy}
            onChange={(next) => setDraft({ ...draft, quantity: next })}
          />
        </View>
      )}
      {ships && <AddressFields draft={draft} onChange={setDraft} />}
      <FactRow
        name={facts.delivery}
        value={ships ? facts.ship : copy.groupbuy.pickup(delivery.collectDays)}
      />
      {priced.savingFen > 0 && (
        <FactRow name={words.save} value={copy.groupbuy.price(priced.savingFen * quantity)} />
      )}
      <FactRow name={words.total} value={total} />
      {error !== null && <Notice tone="warning" text={error} />}
      <View className="take-seat__action">
        <Button
          size="large"
          text={`${words.confirm} ${total}`}
          busyText={words.busy}
          busy={busy}
          disabled={!isComplete(draft, ships)}
          onPress={() => onTake(draft)}
        />
      </View>
      <Text className="take-seat__note">{words.note}</Text>
    </Sheet>
  );
}

const fields = ['name', 'phone', 'region', 'detail'] as const;
const longest = { name: 30, phone: 20, region: 60, detail: 120 };

function AddressFields({
  draft,
  onChange,
}: {
  draft: SeatDraft;
  onChange: (draft: SeatDraft) => void;
}) {
  return (
    <View className="take-seat__address">
      {fields.map((field, index) => (
        <TextField
          key={field}
          label={words.address[field]}
          value={draft.address[field]}
          hint={words.address.hints[index] ?? ''}
          longest={longest[field]}
          onChange={(text) => onChange({ ...draft, address: { ...draft.address, [field]: text } })}
        />
      ))}
    </View>
  );
}
