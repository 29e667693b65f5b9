import { Image, Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { StaffStore } from '#shared/store/staff/contract/self';
import { copy } from '../../../copy';
import { copyText } from '../../../platform/clipboard';
import { joinLink } from '../../../platform/joincode';
import type { SaveOutcome } from '../../../platform/savefile';
import { savePicture } from '../../../platform/savepicture';
import { useRead } from '../../../platform/useRead';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Segmented } from '../../../ui/controls/Segmented';
import { Sheet } from '../../../ui/layout/Sheet';
import { SheetFoot } from '../../../ui/layout/SheetFoot';
import { QrCode } from '../../../ui/paper/QrCode';
import { ErrorState } from '../../../ui/states/Message';
import { Notice } from '../../../ui/states/Notice';
import { Skeleton } from '../../../ui/states/Skeleton';
import { drawJoinPicture, type JoinPicture } from './joinpicture';
import './JoinSheet.scss';

interface Props {
  readonly store: StaffStore;
  readonly onClose: () => void;
}

const words = copy.staff.join;
/** WeChat opens itself from its own kind of code only; a browser has an address. */
const canLink = joinLink('') !== null;

type Whose = 'self' | 'store';

/** What somebody new scans: they join, with this store, and person, as where they came from. */
export function JoinSheet({ store, onClose }: Props) {
  const [whose, setWhose] = useState<Whose>('self');
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Segmented
        label={words.whose}
        options={[
          { value: 'self', text: words.of.self },
          { value: 'store', text: words.of.store },
        ]}
        value={whose}
        onChange={setWhose}
      />
      <JoinCodeOf key={whose} store={store} whose={whose} />
    </Sheet>
  );
}

function JoinCodeOf({ store, whose }: Pick<Props, 'store'> & { readonly whose: Whose }) {
  const { data, error, loading, refresh } = useRead('store.getJoinCode', {
    storeId: store.storeId,
    of: whose,
    draw: !canLink,
  });
  if (data === null) {
    return error === null || loading ? (
      <Skeleton bars={[216, 44, 52, 52]} />
    ) : (
      <ErrorState text={copy.refusalText(error)} onRetry={() => void refresh()} />
    );
  }
  return (
    <JoinCode
      storeName={store.name}
      text={words.text[whose]}
      code={data.joinCode}
      picture={data.picture}
    />
  );
}

interface CodeProps {
  readonly storeName: string;
  /** Whose those are who scan it. */
  readonly text: string;
  readonly code: string;
  readonly picture: string | null;
}

function JoinCode({ storeName, text, code, picture }: CodeProps) {
  const [isCopied, setIsCopied] = useState(false);
  const link = joinLink(code);
  const copyIt = async () => setIsCopied(await copyText(link ?? code));
  const drawn = link !== null ? { link } : picture !== null ? { picture } : null;
  return (
    <>
      {link !== null && (
        <View className="join-code">
          <QrCode text={link} label={words.label} />
        </View>
      )}
      {link === null && picture !== null && (
        <Image
          className="join-code join-code--drawn"
          src={`data:image/png;base64,${picture}`}
          showMenuByLongpress
          {...accessible({ role: 'img', label: words.label })}
        />
      )}
      {drawn === null && <Text>{words.scene(code)}</Text>}
      <View className="join-code__text">
        <Notice text={text} />
      </View>
      <SheetFoot>
        {drawn !== null && <SavePicture storeName={storeName} code={drawn} />}
        <Button
          look="outlined"
          size="large"
          text={isCopied ? copy.staff.invite.copied : words.copy[link === null ? 'code' : 'link']}
          onPress={() => void copyIt()}
        />
      </SheetFoot>
    </>
  );
}

/** The code with the name of its store, to be printed or sent. */
function SavePicture({ storeName, code }: Pick<JoinPicture, 'storeName' | 'code'>) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null);
  const { file, title, hint } = words.picture;
  const save = async () => {
    setBusy(true);
    const address = await drawJoinPicture({ storeName, title, hint: hint(canLink), code });
    setOutcome(address === null ? 'failed' : await savePicture(file(storeName), address));
    setBusy(false);
  };
  return (
    <>
      {outcome === 'failed' && <Notice tone="warning" text={words.picture.failed(canLink)} />}
      <Button
        size="large"
        text={outcome === 'saved' ? words.picture.saved : words.picture.save}
        busyText={words.picture.saving}
        busy={busy}
        onPress={() => void save()}
      />
    </>
  );
}
