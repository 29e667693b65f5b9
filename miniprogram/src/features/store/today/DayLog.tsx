import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { TodayLine } from '#shared/store/today/contract';
import { copy } from '../../../copy';
import { useCloudNow } from '../../../platform/useCloudNow';
import { Button } from '../../../ui/controls/Button';
import { EmptyState } from '../../../ui/states/Message';
import { UndoSheet } from '../undo/UndoSheet';
import './DayLog.scss';

interface Props {
  readonly lines: readonly (TodayLine & { readonly staffName?: string })[];
  readonly onUndone: () => void;
}

const words = copy.till.today;

/** What was done at the counter, newest first; what may still be taken back says so. */
export function DayLog({ lines, onUndone }: Props) {
  const [undoing, setUndoing] = useState<string | null>(null);
  const nowMs = useCloudNow(lines.length > 0);
  if (lines.length === 0) return <EmptyState {...words.empty} />;
  return (
    <View>
      {lines.map((line) => (
        <LogLine
          key={line.entryId}
          line={line}
          mayUndo={line.undoUntilMs !== null && nowMs < line.undoUntilMs}
          onUndo={() => setUndoing(line.entryId)}
        />
      ))}
      {undoing !== null && (
        <UndoSheet entryId={undoing} onUndone={onUndone} onClose={() => setUndoing(null)} />
      )}
    </View>
  );
}

interface LineProps {
  readonly line: Props['lines'][number];
  readonly mayUndo: boolean;
  readonly onUndo: () => void;
}

function LogLine({ line, mayUndo, onUndo }: LineProps) {
  const { kind, billNumber, amountFen, points, atMs, state, staffName } = line;
  const facts = [
    copy.dates.time(atMs),
    amountFen === null ? '' : copy.till.yuan(amountFen),
    staffName ?? '',
    words.states[state] ?? '',
  ].filter((fact) => fact !== '');
  return (
    <View className="day-log__line">
      <View className="day-log__words">
        <Text className="day-log__text">{words.line(words.kinds[kind], billNumber)}</Text>
        <Text className="day-log__note">{facts.join(' · ')}</Text>
      </View>
      <View className="day-log__end">
        <Text className={`day-log__points ${toneOf(line)}`}>
          {points === null ? words.onItsWay : copy.points.signed(points)}
        </Text>
        {mayUndo && <Button look="plain" text={copy.till.undo.confirm} onPress={onUndo} />}
      </View>
    </View>
  );
}

/** What was taken back, or never came, is no gain. */
function toneOf({ points, state }: TodayLine): string {
  if (state === 'undone' || state === 'declined') return 'day-log__points--gone';
  return points !== null && points > 0 ? 'day-log__points--gained' : '';
}
