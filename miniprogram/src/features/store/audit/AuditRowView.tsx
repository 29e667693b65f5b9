import { Text, View } from '@tarojs/components';
import type { AuditView } from '#shared/store/audit/contract';
import { copy } from '../../../copy';
import { useOpenedAtMs } from '../../../platform/useOpenedAtMs';
import { Pressable } from '../../../ui/controls/Pressable';
import { Tag } from '../../../ui/paper/Tag';
import { changeText } from './auditfacts';
import './AuditRowView.scss';

const words = copy.audit;

/** Who did what to whom, why, and what changed by it. */
export function AuditRowView({ row, onOpen }: { row: AuditView; onOpen: () => void }) {
  const { action, outcome, staffName, role, subjectName, reason, atMs } = row;
  const isDone = outcome === 'done';
  const nowMs = useOpenedAtMs();
  const notes = [
    words.line(staffName, role),
    [subjectName, changeText(row), reason].filter((part) => part !== '').join(' · '),
  ].filter((note) => note !== '');
  return (
    <Pressable className="audit-row" onPress={onOpen}>
      <View className="audit-row__head">
        <Text className="audit-row__action">{words.actionOf(action)}</Text>
        <Text className="audit-row__note">
          {`${copy.dates.nearDay(atMs, nowMs)} ${copy.dates.clock(atMs)}`}
        </Text>
      </View>
      {!isDone && (
        <View className="audit-row__refused">
          <Tag tone="seal" text={words.refused(outcome)} />
        </View>
      )}
      {notes.map((note) => (
        <Text key={note} className="audit-row__note">
          {note}
        </Text>
      ))}
    </Pressable>
  );
}
