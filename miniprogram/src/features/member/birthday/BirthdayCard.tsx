import { useState } from 'react';
import type { BirthdayStatus } from '#shared/member/contract';
import { copy } from '../../../copy';
import { ListRow } from '../../../ui/layout/ListRow';
import { BirthdaySheet } from './BirthdaySheet';

interface Props {
  readonly status: BirthdayStatus;
  readonly onSaved: (status: BirthdayStatus) => void;
}

const words = copy.birthday;

export function BirthdayCard({ status, onSaved }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { birthday } = status;
  return (
    <>
      <ListRow
        icon="gift"
        text={words.title}
        value={birthday === null ? words.none : words.day(birthday)}
        onPress={() => setIsOpen(true)}
      />
      {isOpen && (
        <BirthdaySheet
          status={status}
          onClose={() => setIsOpen(false)}
          onSaved={(saved) => {
            onSaved(saved);
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}
