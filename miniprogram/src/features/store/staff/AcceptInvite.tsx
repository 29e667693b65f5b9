import { useState } from 'react';
import type { AcceptInviteReply } from '#shared/store/staff/contract/invite';
import { copy } from '../../../copy';
import { readOf } from '../../../platform/reads';
import { useDeed } from '../../../platform/useDeed';
import { Button } from '../../../ui/controls/Button';
import { TextField } from '../../../ui/controls/TextField';
import { Card } from '../../../ui/layout/Card';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { SheetText } from '../../../ui/layout/SheetText';
import { Notice } from '../../../ui/states/Notice';
import { Result } from '../../../ui/states/Result';

interface Props {
  readonly code: string;
  readonly onOpenTill: () => void;
}

const words = copy.staff.invite;

export function AcceptInvite({ code, onOpenTill }: Props) {
  const { busy, error, run } = useDeed('store.acceptInvite');
  const [text, setText] = useState(code);
  const [accepted, setAccepted] = useState<AcceptInviteReply | null>(null);

  const accept = async () => {
    const place = await run({ inviteCode: text.trim() });
    if (place === null) return;
    setAccepted(place);
    void readOf('store.getSelf', {}).refresh();
  };
  if (accepted !== null) {
    return (
      <Card>
        <Result
          icon="check"
          tone="jade"
          title={words.accepted(accepted.role)}
          figure=""
          notes={[words.acceptedText]}
        >
          <Button size="large" text={words.openTill} onPress={onOpenTill} />
        </Result>
      </Card>
    );
  }
  return (
    <Card title={words.enterTitle}>
      <SheetText text={words.enterText} />
      <TextField
        label={words.code}
        hint=""
        value={text}
        longest={40}
        onChange={(value) => setText(value.toUpperCase())}
      />
      {error && <Notice tone="warning" text={copy.refusalText(error)} />}
      <SheetFoot>
        <Button
          size="large"
          text={words.accept}
          busyText={words.accepting}
          busy={busy}
          disabled={text.trim() === ''}
          onPress={() => void accept()}
        />
      </SheetFoot>
    </Card>
  );
}
