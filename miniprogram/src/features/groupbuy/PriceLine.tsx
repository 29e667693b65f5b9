import { Text, View } from '@tarojs/components';
import type { CampaignSummary } from '#shared/groupbuy/contract/campaigns';
import { copy } from '../../copy';
import { Tag } from '../../ui/paper/Tag';
import './PriceLine.scss';

type Priced = Pick<
  CampaignSummary,
  'alonePriceFen' | 'teamPriceFen' | 'teamPricePoints' | 'savingFen'
>;

const words = copy.groupbuy;

/** What it costs together, large; what it costs alone, so that the saving is plain. */
export function PriceLine({ priced, large = false }: { priced: Priced; large?: boolean }) {
  const { alonePriceFen, teamPriceFen, teamPricePoints, savingFen } = priced;
  return (
    <View className={`price-line ${large ? 'price-line--large' : ''}`}>
      <Text className="price-line__team">{words.price(teamPriceFen)}</Text>
      {teamPricePoints > 0 && (
        <Text className="price-line__points">+ {copy.points.grouped(teamPricePoints)} 积分</Text>
      )}
      {savingFen > 0 && (
        <>
          <Text className="price-line__alone">{words.alone(alonePriceFen)}</Text>
          <Tag tone="jade" text={words.saving(savingFen)} />
        </>
      )}
    </View>
  );
}
