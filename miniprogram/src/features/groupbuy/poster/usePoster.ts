import { useEffect, useState } from 'react';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import { openCanvas } from '../../../platform/canvas';
import { callCloud } from '../../../platform/cloud';
import type { Canvas } from '../../../platform/drawing';
import { pageLink } from '../../../platform/pagelink';
import { paintQr } from '../../../ui/paper/qrpicture';
import { sharePicture } from '../sharepicture';
import { posterFacts } from './facts';
import { paintPoster, posterHeight, posterWidth, type PosterPictures } from './paint';

/** `failed`: this phone cannot draw it; the friend's card still can be sent. */
export type Poster =
  | { readonly is: 'drawing' }
  | { readonly is: 'failed' }
  | { readonly is: 'ready'; readonly address: string; readonly hasCode: boolean };

/** Draws the poster of a team once, as it stands when it is asked for. */
export function usePoster(team: GetTeamReply): Poster {
  const [poster, setPoster] = useState<Poster>({ is: 'drawing' });
  const [shown] = useState(team);
  useEffect(() => {
    let isWanted = true;
    void draw(shown).then((drawn) => {
      if (isWanted) setPoster(drawn);
    });
    return () => {
      isWanted = false;
    };
  }, [shown]);
  return poster;
}

async function draw(team: GetTeamReply): Promise<Poster> {
  const canvas = openCanvas(posterWidth, posterHeight);
  if (!canvas) return { is: 'failed' };
  const address = sharePicture(team.item.picture);
  const [item, paintCode] = await Promise.all([
    address === null ? null : canvas.load(address),
    codePainter(canvas, team.teamId),
  ]);
  paintPoster(canvas.pen, posterFacts(team), { item, paintCode });
  const finished = await canvas.finish();
  if (finished === null) return { is: 'failed' };
  return { is: 'ready', address: finished, hasCode: paintCode !== null };
}

/** A browser's page has an address to draw a code of; WeChat draws its own. */
async function codePainter(canvas: Canvas, teamId: string): Promise<PosterPictures['paintCode']> {
  const link = pageLink();
  if (link !== null) return (pen, left, top, side) => paintQr(pen, link, { left, top, side });
  const reply = await callCloud('groupbuy.getTeamCode', { teamId });
  const code = reply.ok ? await canvas.load(`data:image/png;base64,${reply.data.picture}`) : null;
  return code && ((pen, left, top, side) => pen.drawImage(code, left, top, side, side));
}
