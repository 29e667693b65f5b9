import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { PreviewDeletionReply } from '#shared/member/contract';
import type { DeletionBlocker } from '#shared/member/deletion';
import { copy } from '../../../copy';
import { Button } from '../../../ui/controls/Button';
import { AmountRow } from '../../../ui/layout/AmountRow';
import { Card } from '../../../ui/layout/Card';
import { Blockers } from './Blockers';
import { ConfirmDeletion } from './ConfirmDeletion';
import './DeletionView.scss';

interface Props {
  readonly preview: PreviewDeletionReply;
  /** Something was refused: what is known may be old. */
  readonly onChanged: () => void;
  /** Shows what is in the way. */
  readonly onOpen: (kind: DeletionBlocker) => void;
}

const words = copy.deletion;

/** What is lost, what stays, and what is in the way; the button asks once more. */
export function DeletionView({ preview, onChanged, onOpen }: Props) {
  const [isAsked, setIsAsked] = useState(false);
  const { isStaff, blockers, losesPoints, totalCheckinDays } = preview;
  const isFree = !isStaff && blockers.length === 0;
  return (
    <View className="deletion">
      {!isFree && <Blockers isStaff={isStaff} blockers={blockers} onOpen={onOpen} />}
      <Card title={words.loses}>
        <AmountRow
          text={words.points}
          note={words.pointsNote}
          amount={words.pointsOf(losesPoints)}
        />
        <AmountRow
          text={words.checkins}
          note={words.checkinsNote}
          amount={words.checkinsOf(totalCheckinDays)}
        />
        <AmountRow text={words.profile} note={words.profileNote} amount={words.profileGone} />
      </Card>
      <Text className="deletion__keeps">{words.keeps}</Text>
      <Button
        size="large"
        look="outlined"
        text={words.next}
        disabled={!isFree}
        onPress={() => setIsAsked(true)}
      />
      {isAsked && (
        <ConfirmDeletion
          losesPoints={losesPoints}
          onChanged={onChanged}
          onClose={() => setIsAsked(false)}
        />
      )}
    </View>
  );
}
