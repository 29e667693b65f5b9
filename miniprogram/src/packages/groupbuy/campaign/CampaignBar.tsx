import { View } from '@tarojs/components';
import type { GetCampaignReply } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { BottomBar } from '../../../ui/layout/BottomBar';

interface Props {
  readonly campaign: GetCampaignReply;
  readonly busy: boolean;
  readonly onOpenTeam: () => void;
  readonly onShowMine: (teamId: string) => void;
}

const words = copy.groupbuy.campaign;

/** The one thing to do here, or why it cannot be done. */
export function CampaignBar({ campaign, busy, onOpenTeam, onShowMine }: Props) {
  const { mine, teamPriceFen, teamPricePoints } = campaign;
  const why = reasonNotTo(campaign);
  return (
    <BottomBar>
      <View className="bottom-bar__main">
        {mine ? (
          <Button size="large" text={words.toMine} onPress={() => onShowMine(mine.teamId)} />
        ) : (
          <Button
            size="large"
            disabled={why !== null}
            busy={busy}
            busyText={copy.payment.checking}
            text={why ?? words.open(copy.groupbuy.withPoints(teamPriceFen, teamPricePoints))}
            onPress={onOpenTeam}
          />
        )}
      </View>
    </BottomBar>
  );
}

function reasonNotTo(campaign: GetCampaignReply): string | null {
  const { status, quantityLeft, stockLeft, teamSize, maxPerOrder } = campaign;
  if (status === 'coming') return words.comingSoon;
  if (status === 'ended') return words.ended;
  if (quantityLeft === 0) return words.limit;
  // A team sets aside enough for all of its seats when it opens.
  return stockLeft !== null && stockLeft < teamSize * maxPerOrder ? words.soldOut : null;
}
