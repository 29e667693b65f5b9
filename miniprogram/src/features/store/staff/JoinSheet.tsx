import { Image, Text } from '@tarojs/components';
import { useState } from 'react';
import { copy } from '../../../copy';
import { copyText } from '../../../platform/clipboard';
import { joinLink } from '../../../platform/joincode';
import { useRead } from '../../../platform/useRead';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { QrCode } from '../../../ui/paper/QrCode';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import './JoinSheet.scss';

interface Props {
  readonly storeId: string;
  readonly onClose: () => void;
}

const words = copy.staff.join;
/** WeChat opens itself from its own kind of code only; a browser has an address. */
const canLink = joinLink('') !== null;

/** What somebody new scans: they join, with this store and person as where they came from. */
export function JoinSheet({ storeId, onClose }: Props) {
  const { data, error, loading, refresh } = useRead('store.getJoinCode', {
    storeId,
    draw: !canLink,
  });
  return (
    <Sheet title={words.title} onClose={onClose}>
      {data !== null ? (
        <JoinCode code={data.joinCode} picture={data.picture} />
      ) : error === null || loading ? (
        <Skeleton bars={[216, 52]} />
      ) : (
        <ErrorState text={copy.refusalText(error)} onRetry={() => void refresh()} />
      )}
    </Sheet>
  );
}

function JoinCode({ code, picture }: { code: string; picture: string | null }) {
  const [isCopied, setIsCopied] = useState(false);
  const link = joinLink(code);
  const copyIt = async () => setIsCopied(await copyText(link ?? code));
  return (
    <>
      {link !== null && <QrCode text={link} label={words.label} />}
      {link === null && picture !== null && (
        <Image
          className="join-code"
          src={`data:image/png;base64,${picture}`}
          showMenuByLongpress
          {...accessible({ role: 'img', label: words.label })}
        />
      )}
      {link === null && picture === null && <Text>{words.scene(code)}</Text>}
      <Notice text={words.text} />
      <SheetFoot>
        <Button
          look="outlined"
          size="large"
          text={isCopied ? copy.staff.invite.copied : words.copy}
          onPress={() => void copyIt()}
        />
      </SheetFoot>
    </>
  );
}
