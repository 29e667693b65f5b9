import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { memberFileText, type MemberFile } from '#shared/member/export';
import { copy } from '../../../copy';
import { saveFile, type SaveOutcome } from '../../../platform/savefile';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { useTakeaway } from './useTakeaway';

const words = copy.takeaway;

/** Gathers first and saves on a tap: a phone opens its own sheet only for a tap. */
export function TakeawaySheet({ onClose }: { readonly onClose: () => void }) {
  const { done, file, error, retry } = useTakeaway();
  return (
    <Sheet title={words.title} onClose={onClose}>
      {error !== null && <ErrorState text={copy.refusalText(error)} onRetry={retry} />}
      {error === null && file === null && <Notice text={words.gathering(done)} />}
      {file !== null && <ReadyFile file={file} />}
    </Sheet>
  );
}

function ReadyFile({ file }: { readonly file: MemberFile }) {
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null);
  const save = async () => {
    const day = copy.dates.dashed(file.exportedAtMs).replace(/-/g, '');
    setOutcome(null);
    setOutcome(await saveFile(words.fileName(day), memberFileText(file)));
  };
  return (
    <View>
      <Text>{words.ready(file.entries.length, file.orders.length)}</Text>
      <Notice text={words.contains} />
      {outcome === 'saved' && <Notice text={words.saved} />}
      {outcome === 'failed' && <Notice tone="warning" text={words.failed} />}
      <SheetFoot>
        <Button size="large" text={words.save} onPress={() => void save()} />
      </SheetFoot>
    </View>
  );
}
