import { Text } from '@tarojs/components';
import { useState } from 'react';
import { daysOfMonth } from '#shared/member/birthday';
import type { BirthdayStatus } from '#shared/member/contract';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { Choices } from '../../../ui/controls/Choices';
import { TextField } from '../../../ui/controls/TextField';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';
import { useBirthday } from './useBirthday';
import './BirthdaySheet.scss';

interface Props {
  readonly status: BirthdayStatus;
  readonly onSaved: (status: BirthdayStatus) => void;
  readonly onClose: () => void;
}

const words = copy.birthday;
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** Month, then day; the year for who likes. What it costs to be wrong stands above the button. */
export function BirthdaySheet({ status, onSaved, onClose }: Props) {
  const { birthday, changeableFrom } = status;
  const [month, setMonth] = useState(birthday?.month ?? 0);
  const [day, setDay] = useState(birthday?.day ?? 0);
  const [year, setYear] = useState(birthday?.year ? String(birthday.year) : '');
  const { busy, error, save } = useBirthday(onSaved);

  const days = Array.from({ length: daysOfMonth(month) }, (_, index) => index + 1);
  const isChosen = month > 0 && day > 0 && day <= days.length;
  const chosen = { month, day, year: year === '' ? null : Number(year) };
  return (
    <Sheet title={words.choose} onClose={onClose}>
      <Text className="birthday-sheet__note">{words.note}</Text>
      <Choices
        columnUnits={3.25}
        label={words.month}
        options={months.map(words.monthOf)}
        value={words.monthOf(month)}
        onChange={(text) => setMonth(Number.parseInt(text, 10))}
      />
      {month > 0 && (
        <Choices
          columnUnits={2.75}
          label={words.dayLabel}
          options={days.map(words.dayOf)}
          value={words.dayOf(day)}
          onChange={(text) => setDay(Number.parseInt(text, 10))}
        />
      )}
      <TextField
        kind="money"
        label={words.year}
        hint={words.yearHint}
        value={year}
        longest={4}
        onChange={(text) => setYear(text.replace(/\D/g, ''))}
      />
      <Notice
        text={
          changeableFrom === null ? words.once : words.fixed(copy.dates.fullDay(changeableFrom))
        }
      />
      {error !== null && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.save}
          busyText={words.saving}
          busy={busy}
          disabled={!isChosen}
          onPress={() => void save(chosen)}
        />
        {birthday !== null && (
          <Button
            look="plain"
            text={words.remove}
            busyText={words.removing}
            disabled={busy}
            onPress={() => void save(null)}
          />
        )}
      </SheetFoot>
    </Sheet>
  );
}
