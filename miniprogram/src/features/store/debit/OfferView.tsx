import { Text, View } from '@tarojs/components';
import type { Fen } from '#shared/kernel/amounts';
import { copy } from '../../../copy';
import { accessible } from '../../../ui/base/accessible';
import { Step } from '../../../ui/controls/Step';
import type { Offer } from './offer';
import './OfferView.scss';

interface Props {
  readonly offer: Offer;
  readonly billFen: Fen;
  readonly onLess: () => void;
  readonly onMore: () => void;
}

const words = copy.till.debit;

/** The points that help, what they take off, and what is left to pay. */
export function OfferView({ offer, billFen, onLess, onMore }: Props) {
  const { best, chosen, stepPoints } = offer;
  const canLess = chosen.points - stepPoints >= stepPoints;
  const canMore = chosen.points < best.points;
  return (
    <View className="offer" {...accessible({ role: 'group', label: words.offerTitle })}>
      <Step ringed icon="minus" label={words.less} isOn={canLess} onPress={onLess} />
      <View className="offer__words" {...accessible({ role: 'status' })}>
        <Text className="offer__points">{words.offer(chosen.points, chosen.worthFen)}</Text>
        <Text className="offer__pay">{words.toPay(billFen - chosen.worthFen)}</Text>
      </View>
      <Step ringed icon="plus" label={words.more} isOn={canMore} onPress={onMore} />
    </View>
  );
}
