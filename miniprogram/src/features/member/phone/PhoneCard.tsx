import { Text } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { ListRow } from '../../../ui/layout/ListRow';
import { Sheet } from '../../../ui/layout/Sheet';
import { Notice } from '../../../ui/states/Notice';
import { PhoneButton } from './PhoneButton';
import { usePhone } from './usePhone';
import './PhoneCard.scss';

interface Props {
  readonly phoneMasked: string | null;
  readonly onBound: (phoneMasked: string) => void;
}

const words = copy.phone;

/** Asked for here and nowhere else: by who wants it. */
export function PhoneCard({ phoneMasked, onBound }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <ListRow
        icon="phone"
        text={words.title}
        value={phoneMasked ?? words.none}
        onPress={() => setIsOpen(true)}
      />
      {isOpen && (
        <PhoneSheet phoneMasked={phoneMasked} onBound={onBound} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

function PhoneSheet({ phoneMasked, onBound, onClose }: Props & { readonly onClose: () => void }) {
  const [isDeclined, setIsDeclined] = useState(false);
  const { busy, error, bind } = usePhone((masked) => {
    onBound(masked);
    onClose();
  });
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Text className="phone-sheet__note">{words.note}</Text>
      {phoneMasked !== null && <Notice text={words.bound(phoneMasked)} />}
      {error !== null && <Notice tone="warning" text={copy.refusalText(error)} />}
      {isDeclined && <Notice text={words.declined} />}
      <PhoneButton
        text={phoneMasked === null ? words.bind : words.change}
        busy={busy}
        onCode={(code) => {
          setIsDeclined(code === null);
          if (code !== null) void bind(code);
        }}
      />
    </Sheet>
  );
}
