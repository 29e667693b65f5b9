import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { TodayLine } from '#shared/store/today/contract';
import { copy } from '../../../copy';
import { useCloudNow } from '../../../platform/useCloudNow';
import { Button } from '../../../ui/controls/Button';
import { UndoSheet } from '../undo/UndoSheet';
import './DayLog.scss';

interface Props {
  readonly lines: readonly Line[];
  /** Whether they are of several people, who are named then. */
  readonly isOfStore: boolean;
  /** Something has been taken back, or asked for. */
  readonly onChanged: () => void;
}

type Line = TodayLine & { readonly staffName?: string };

const words = copy.till.today;

/** What was done at the counter, newest first; what may still be taken back says so. */
export function DayLog({ lines, isOfStore, onChanged }: Props) {
  const [undoing, setUndoing] = useState<Line | null>(null);
  const nowMs = useCloudNow(lines.length > 0);
  return (
    <View>
      {lines.map((line) => (
        <LogLine
          key={line.entryId}
          line={line}
          isOfStore={isOfStore}
          mayUndo={line.undoAsked === null && line.undoUntilMs !== null && nowMs < line.undoUntilMs}
          onUndo={() => setUndoing(line)}
        />
      ))}
      {undoing !== null && (
        <UndoSheet
          entryId={undoing.entryId}
          what={whatOf(undoing, nowMs)}
          onUndone={onChanged}
          onAsked={onChanged}
          onClose={() => setUndoing(null)}
        />
      )}
    </View>
  );
}

interface LineProps {
  readonly line: Line;
  readonly isOfStore: boolean;
  readonly mayUndo: boolean;
  readonly onUndo: () => void;
}

function LogLine({ line, isOfStore, mayUndo, onUndo }: LineProps) {
  const { kind, billNumber, amountFen, points, atMs, state, staffName, undoAsked } = line;
  const facts = [
    copy.dates.time(atMs),
    amountFen === null ? '' : copy.till.yuan(amountFen),
    isOfStore ? (staffName ?? '') : '',
    words.states[state] ?? '',
    undoAsked ? words.undoAsked(undoAsked.staffName) : '',
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

/** The line in one sentence, so that nobody takes back its neighbour. */
function whatOf({ kind, billNumber, amountFen, atMs }: Line, nowMs: number): string {
  const what = words.line(words.kinds[kind], billNumber);
  const when = `${copy.dates.nearDay(atMs, nowMs)} ${copy.dates.clock(atMs)}`;
  return [what, amountFen === null ? '' : copy.till.yuan(amountFen), when]
    .filter((part) => part !== '')
    .join(' · ');
}

const gone = ['undone', 'declined', 'expired', 'withdrawn', 'lapsed'];
const open = ['proposed', 'waiting', 'crediting'];

/** What was taken back, or never came, is no gain; what waits for a word is none yet. */
function toneOf({ points, state }: TodayLine): string {
  if (gone.includes(state)) return 'day-log__points--gone';
  if (open.includes(state)) return 'day-log__points--open';
  return points !== null && points > 0 ? 'day-log__points--gained' : '';
}
