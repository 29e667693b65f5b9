import { Text } from '@tarojs/components';
import { useState } from 'react';
import type { InviteStaffReply } from '#shared/store/staff/contract/invite';
import { copy } from '../../../copy';
import { copyText } from '../../../platform/clipboard';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { Notice } from '../../../ui/states/Notice';
import './InviteCode.scss';

interface Props {
  readonly invite: InviteStaffReply;
  readonly name: string;
  readonly onClose: () => void;
}

const words = copy.staff.invite;

/** The code, this once: only its hash is kept. */
export function InviteCode({ invite, name, onClose }: Props) {
  const [isCopied, setIsCopied] = useState(false);
  const copyCode = async () => setIsCopied(await copyText(invite.inviteCode));
  return (
    <Sheet title={`${words.code} · ${name}`} onClose={onClose}>
      <Text className="invite-code">{invite.inviteCode}</Text>
      <Notice text={words.codeText} />
      <Notice text={words.until(invite.expiresAtMs)} />
      <SheetFoot>
        <Button
          size="large"
          text={isCopied ? words.copied : words.copy}
          onPress={() => void copyCode()}
        />
        <Button look="outlined" size="large" text={words.done} onPress={onClose} />
      </SheetFoot>
    </Sheet>
  );
}
