import { Text, View } from '@tarojs/components';
import { useState, type ComponentType } from 'react';
import type { CampaignSummary, GetCampaignReply } from '#shared/groupbuy/contract/campaigns';
import type { AddressFaults } from '#shared/order/address';
import type { Address } from '#shared/order/model';
import { copy } from '../../copy';
import { Button } from '../../ui/controls/Button';
import { Stepper } from '../../ui/controls/Stepper';
import { FactRow } from '../../ui/layout/FactRow';
import { Sheet } from '../../ui/layout/Sheet';
import { SheetFoot } from '../../ui/layout/SheetFoot';
import { Receipt } from '../../ui/paper/Receipt';
import { Notice } from '../../ui/states/Notice';
import { emptyDraft, seatFaults, type SeatDraft } from './seatdraft';
import './TakeSeatSheet.scss';

interface Props {
  readonly title: string;
  readonly priced: Pick<CampaignSummary, 'teamPriceFen' | 'teamPricePoints' | 'savingFen'>;
  readonly delivery: GetCampaignReply['delivery'];
  /** The most pieces of one order. */
  readonly most: number;
  readonly busy: boolean;
  readonly error: string | null;
  /** Asks where to send what is sent. */
  readonly AddressForm: ComponentType<{
    readonly address: Address;
    readonly faults: AddressFaults;
    readonly onChange: (address: Address) => void;
  }>;
  readonly onTake: (draft: SeatDraft) => void;
  readonly onClose: () => void;
}

const words = copy.groupbuy.take;
const { facts } = copy.groupbuy.campaign;

/** The last look before paying: how many, where to, how much. */
export function TakeSeatSheet(props: Props) {
  const { title, priced, delivery, most, busy, error, AddressForm, onTake, onClose } = props;
  const [draft, setDraft] = useState<SeatDraft>(emptyDraft);
  /** Nobody is told that a field is empty before they have tried. */
  const [hasTried, setHasTried] = useState(false);
  const { quantity } = draft;
  const ships = delivery.kind === 'ship';
  const faults = seatFaults(draft, ships);
  const total = copy.groupbuy.withPoints(
    priced.teamPriceFen * quantity,
    priced.teamPricePoints * quantity,
  );
  const take = () => {
    setHasTried(true);
    if (Object.keys(faults).length === 0) onTake(draft);
  };
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
      {ships && (
        <AddressForm
          address={draft.address}
          faults={hasTried ? faults : {}}
          onChange={(address) => setDraft({ ...draft, address })}
        />
      )}
      <FactRow
        name={facts.delivery}
        value={ships ? facts.ship : copy.groupbuy.pickup(delivery.collectDays)}
      />
      <Receipt
        lines={savingOf(priced.savingFen * quantity)}
        total={{ text: words.total, value: total }}
      />
      <SheetFoot>
        {error !== null && <Notice tone="warning" text={error} />}
        <Button
          size="large"
          text={`${words.confirm} ${total}`}
          busyText={words.busy}
          busy={busy}
          onPress={take}
        />
        <Text className="take-seat__note">{words.note}</Text>
      </SheetFoot>
    </Sheet>
  );
}

function savingOf(fen: number) {
  return fen > 0
    ? [{ text: words.save, value: copy.groupbuy.price(fen), tone: 'jade' as const }]
    : [];
}
