import { useState } from 'react';
import { copy } from '../../../copy';
import { useRead } from '../../../platform/useRead';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { recentDates } from '../claim/receipt';
import type { AuditFilter } from './auditfilter';

interface Props {
  readonly filter: AuditFilter;
  /** Whether somebody may look beyond the store at hand. */
  readonly seesAll: boolean;
  readonly storeId: string;
  readonly onChoose: (filter: AuditFilter) => void;
  readonly onClose: () => void;
}

const words = copy.audit;

/** Which day, whose, what: as tags, so that a thumb reaches all of them. */
export function AuditFilterSheet({ filter, seesAll, storeId, onChoose, onClose }: Props) {
  const people = useRead('store.listStaff', {}).data?.staff ?? [];
  const [dates] = useState(() => recentDates(Date.now()));
  const [chosen, setChosen] = useState(filter);
  const change = (part: Partial<AuditFilter>) => setChosen((before) => ({ ...before, ...part }));
  const { everybody, everything, everyDay, refused } = words.filter;
  const actionNames = Object.values(words.actions);
  const what = chosen.refused ? refused : chosen.action && words.actionOf(chosen.action);
  return (
    <Sheet title={words.filter.sheet} onClose={onClose}>
      {seesAll && (
        <Choices
          label={words.stores}
          options={[words.filter.here, words.everyStore]}
          value={chosen.storeId === null ? words.everyStore : words.filter.here}
          onChange={(text) => change({ storeId: text === words.everyStore ? null : storeId })}
        />
      )}
      <Choices
        label={words.filter.day}
        options={[everyDay, ...dates.map((date) => copy.dates.day(date))]}
        value={chosen.businessDate === null ? everyDay : copy.dates.day(chosen.businessDate)}
        onChange={(text) =>
          change({ businessDate: dates.find((date) => copy.dates.day(date) === text) ?? null })
        }
      />
      <Choices
        label={words.filter.action}
        options={[everything, refused, ...actionNames]}
        value={what ?? everything}
        onChange={(text) =>
          change({
            refused: text === refused,
            action:
              Object.keys(words.actions).find((action) => words.actions[action] === text) ?? null,
          })
        }
      />
      <Choices
        label={words.filter.person}
        options={[everybody, ...people.map(({ name }) => name)]}
        value={chosen.staff?.name ?? everybody}
        onChange={(text) => change({ staff: people.find(({ name }) => name === text) ?? null })}
      />
      <SheetFoot>
        <Button size="large" text={words.filter.show} onPress={() => onChoose(chosen)} />
      </SheetFoot>
    </Sheet>
  );
}
