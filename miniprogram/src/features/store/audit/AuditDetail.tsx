import { View } from '@tarojs/components';
import type { AuditView } from '#shared/store/audit/contract';
import type { StaffStore } from '#shared/store/staff/contract/self';
import { copy } from '../../../copy';
import { FactRow } from '../../../ui/layout/FactRow';
import { Sheet } from '../../../ui/layout/Sheet';
import { Tag } from '../../../ui/paper/Tag';
import { factLines } from './auditfacts';
import './AuditRowView.scss';

interface Props {
  readonly row: AuditView;
  readonly stores: readonly StaffStore[];
  readonly onClose: () => void;
}

const words = copy.audit;

/** One row, whole: everything that was written down and can be read. */
export function AuditDetail({ row, stores, onClose }: Props) {
  const { action, outcome, staffName, role, storeId, subjectName, reason, atMs, seq } = row;
  const changed = factLines(row.before);
  const nameOf = (name: string) => (changed.length === 0 ? name : `${words.after} · ${name}`);
  const storeName = stores.find((store) => store.storeId === storeId)?.name ?? storeId;
  return (
    <Sheet title={words.actionOf(action)} onClose={onClose}>
      <FactRow name={words.who} value={words.line(staffName, role)} />
      {storeName !== null && <FactRow name={words.where} value={storeName} />}
      <FactRow name={words.at} value={`${copy.dates.dayOf(atMs)} ${copy.dates.time(atMs)}`} />
      {subjectName !== '' && <FactRow name={words.subject} value={subjectName} />}
      {reason !== '' && <FactRow name={words.reason} value={reason} />}
      {outcome !== 'done' && (
        <View className="audit-row__refused">
          <Tag tone="seal" text={words.refused(outcome)} />
        </View>
      )}
      {changed.map(({ name, value }) => (
        <FactRow key={name} name={`${words.before} · ${name}`} value={value} />
      ))}
      {factLines(row.after).map(({ name, value }) => (
        <FactRow key={name} name={nameOf(name)} value={value} />
      ))}
      <FactRow name={words.number} value={words.place(staffName, seq)} />
    </Sheet>
  );
}
