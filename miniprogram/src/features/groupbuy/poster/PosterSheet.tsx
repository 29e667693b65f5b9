import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { copy } from '../../../copy';
import type { SaveOutcome } from '../../../platform/savefile';
import { savePicture } from '../../../platform/savepicture';
import { accessible } from '../../../ui/base/accessible';
import { Button } from '../../../ui/controls/Button';
import { Sheet } from '../../../ui/layout/Sheet';
import { Notice } from '../../../ui/states/Notice';
import { usePoster } from './usePoster';
import './PosterSheet.scss';

const words = copy.groupbuy.poster;

/** The poster of a team, to be kept and shown wherever a card cannot be sent. */
export function PosterSheet({ team, onClose }: { team: GetTeamReply; onClose: () => void }) {
  const poster = usePoster(team);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null);
  const save = async (address: string) =>
    setOutcome(await savePicture(`${words.file}-${team.teamId}.png`, address));
  return (
    <Sheet title={words.title} onClose={onClose}>
      {poster.is === 'failed' && <Notice tone="warning" text={words.failed} />}
      {poster.is === 'drawing' && <View className="poster poster--drawing" />}
      {poster.is === 'ready' && (
        <>
          <Image
            className="poster"
            mode="aspectFit"
            showMenuByLongpress
            src={poster.address}
            {...accessible({ role: 'img', label: words.label(team.item.title) })}
          />
          {!poster.hasCode && <Notice text={words.noCode} />}
          {outcome === 'failed' && <Notice tone="warning" text={words.saveFailed} />}
          <View className="poster__save">
            <Button size="large" text={words.save} onPress={() => void save(poster.address)} />
          </View>
        </>
      )}
    </Sheet>
  );
}
