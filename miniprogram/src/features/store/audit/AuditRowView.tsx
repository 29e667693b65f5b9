import { Text, View } from '@tarojs/components';
import type { AuditView } from '#shared/store/audit/contract';
import { copy } from '../../../copy';
import { Pressable } from '../../../ui/controls/Pressable';
import { Tag } from '../../../ui/paper/Tag';
import { changeText } from './auditfacts';
import './AuditRowView.scss';

const words = copy.audit;

/** Who did what to whom, why, and what changed by it. */
export function AuditRowView({ row, onOpen }: { row: AuditView; onOpen: () => void }) {
  const { action, outcome, staffName, role, subjectName, reason, atMs } = row;
  const isDone = outcome === 'done';
  const notes = [
    [copy.dates.dayOf(atMs), copy.dates.clock(atMs), words.line(staffName, role)].join(' '),
    [subjectName, changeText(row), reason].filter((part) => part !== '').join(' · '),
  ].filter((note) => note !== '');
  return (
    <Pressable className="audit-row" onPress={onOpen}>
      <View className="audit-row__head">
        <Text className="audit-row__action">{words.actionOf(action)}</Text>
        {!isDone && <Tag tone="seal" text={words.refused(outcome)} />}
      </View>
      {notes.map((note) => (
        <Text key={note} className="audit-row__note">
          {note}
        </Text>
      ))}
    </Pressable>
  );
}
