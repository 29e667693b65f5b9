import { Text } from '@tarojs/components';
import type { LedgerEntry } from '#shared/points/model';
import { copy } from '../../copy';
import { FactRow } from '../../ui/layout/FactRow';
import { Sheet } from '../../ui/layout/Sheet';
import { Receipt } from '../../ui/paper/Receipt';
import { factsOf } from './entryfacts';
import { explainEntry } from './explanation';
import './EntryExplanation.scss';

interface Props {
  readonly entry: LedgerEntry;
  readonly onClose: () => void;
}

/** Why an entry has the amount it has: the rule, each addend, and what it did to the balance. */
export function EntryExplanation({ entry, onClose }: Props) {
  const words = copy.points.explanation;
  const { signed } = copy.points;
  const { rule, summary, lines, totalPoints } = explainEntry(entry);
  // A change of tier moves no points: there is nothing to add up.
  const isTier = entry.kind === 'tier';
  const basis = isTier ? summary : rule === '' ? '' : words.by(rule);
  const tone = totalPoints > 0 ? 'jade' : 'plain';
  return (
    <Sheet title={isTier ? words.tierTitle : words.title(totalPoints >= 0)} onClose={onClose}>
      {basis !== '' && <Text className="explanation__basis">{basis}</Text>}
      {!isTier && (
        <Receipt
          lines={lines.map(({ text, points }) => ({ text, value: signed(points) }))}
          total={{ text: words.total, value: signed(totalPoints), tone }}
        />
      )}
      {factsOf(entry).map(({ name, value }, index) => (
        <FactRow key={index} name={name} value={value} />
      ))}
    </Sheet>
  );
}
