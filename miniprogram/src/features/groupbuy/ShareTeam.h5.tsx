import { useState } from 'react';
import { copy } from '../../copy';
import { copyText } from '../../platform/clipboard';
import { Button } from '../../ui/controls/Button';
import { Notice } from '../../ui/states/Notice';

const words = copy.groupbuy.team;

/** A browser has no friends to choose from: the address of the page is copied. */
export function ShareTeam() {
  const [said, setSaid] = useState('');
  const share = async () => {
    const isCopied = await copyText(window.location.href);
    setSaid(isCopied ? words.copied : words.copyFailed);
  };
  return (
    <>
      <Button size="large" text={words.share} onPress={() => void share()} />
      {said !== '' && <Notice text={said} />}
    </>
  );
}
