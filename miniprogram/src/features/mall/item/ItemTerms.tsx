import type { GetItemReply } from '#shared/mall/contract/items';
import { copy } from '../../../copy';
import { Card } from '../../../ui/layout/Card';
import { FactRow } from '../../../ui/layout/FactRow';

const words = copy.mall;

/** What to know before redeeming: how many are left, how it is collected, what happens if it is not. */
export function ItemTerms({ item }: { item: GetItemReply }) {
  const isPickup = item.deliveries.includes('pickup');
  const cashLapse = item.cashFen > 0 ? item.onLapseCash : null;
  return (
    <Card title={words.terms}>
      <FactRow name={words.stock} value={words.stockLeft(item.stockLeft)} />
      {item.minTier && (
        <FactRow name={words.whoMay} value={words.tierAndAbove(item.minTier.name)} />
      )}
      <FactRow name={words.limits} value={limitsText(item.limits)} />
      {item.leftForMe !== null && (
        <FactRow name={words.leftForMe} value={words.leftForMeValue(item.leftForMe)} />
      )}
      <FactRow name={words.delivery} value={words.deliveries(item.deliveries)} />
      {isPickup && <FactRow name={words.collect} value={words.collectDays(item.collectDays)} />}
      {isPickup && <FactRow name={words.lapse} value={words.lapseText(item.onLapse, cashLapse)} />}
      {item.window.toMs !== null && item.window.state === 'on' && (
        <FactRow name={words.until} value={copy.dates.deadline(item.window.toMs)} />
      )}
    </Card>
  );
}

function limitsText({ perOrder, perMember, perPeriod }: GetItemReply['limits']): string {
  const parts = [
    words.perOrder(perOrder),
    perMember === null ? '' : words.perMember(perMember),
    perPeriod === null ? '' : words.perPeriod(perPeriod.period, perPeriod.quantity),
  ];
  return parts.filter((part) => part !== '').join('，');
}
