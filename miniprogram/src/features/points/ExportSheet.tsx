import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StatementFile } from '#shared/points/statement';
import { copy } from '../../copy';
import { saveFile, type SaveOutcome } from '../../platform/savefile';
import { ListRow } from '../../ui/layout/ListRow';
import { Sheet } from '../../ui/layout/Sheet';
import { ErrorState } from '../../ui/states/Message';
import { Notice } from '../../ui/states/Notice';
import { Progress } from '../../ui/states/Progress';
import { statementFile, type FileKind } from './statementfile';
import { useExport } from './useExport';
import './ExportSheet.scss';

interface Props {
  /** How many entries there are: the place of the newest. */
  readonly total: number;
  readonly onClose: () => void;
}

const words = copy.points.exporting;

/** Gathers first and saves on a tap: a phone opens its own sheet only for a tap. */
export function ExportSheet({ total, onClose }: Props) {
  const { done, file, error, retry } = useExport();
  return (
    <Sheet title={words.title} onClose={onClose}>
      {error !== null && <ErrorState text={copy.refusalText(error)} onRetry={retry} />}
      {error === null && file === null && (
        <Progress share={done / total} text={words.gathering(done, total)} />
      )}
      {file !== null && <FileChoice file={file} />}
    </Sheet>
  );
}

function FileChoice({ file }: { file: StatementFile }) {
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null);
  const save = async (kind: FileKind) => {
    const { name, text } = statementFile(kind, file);
    setOutcome(null);
    setOutcome(await saveFile(name, text));
  };
  return (
    <View>
      <Text className="export-sheet__text">
        {words.ready(file.entries.length, file.availablePoints)}
      </Text>
      <ListRow icon="list" text={words.csv} note={words.csvNote} onPress={() => void save('csv')} />
      <ListRow
        icon="shield"
        text={words.json}
        note={words.jsonNote}
        onPress={() => void save('json')}
      />
      {outcome === 'saved' && <Notice text={words.saved} />}
      {outcome === 'failed' && <Notice tone="warning" text={words.failed} />}
    </View>
  );
}
