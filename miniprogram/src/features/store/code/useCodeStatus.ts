import { useRef, useState } from 'react';
import type { GetCodeStatusReply } from '#shared/store/code/contract';
import { callCloud } from '../../../platform/cloud';
import { useEvery } from '../../../platform/useEvery';

const everyMs = 3000;

const nothingYet: GetCodeStatusReply = { scanned: null, attempt: null };

/**
 * What became of the codes shown on this page, asked while it is in front. `onScanned`: a code has
 * just been used, so the one on the screen is worth nothing any more.
 */
export function useCodeStatus(isShown: boolean, onScanned: () => void): GetCodeStatusReply {
  const [status, setStatus] = useState(nothingYet);
  const known = useRef<GetCodeStatusReply | null>(null);

  const ask = async () => {
    const reply = await callCloud('member.getCodeStatus', {});
    if (!reply.ok) return;
    const before = known.current;
    known.current = reply.data;
    const isNew = reply.data.scanned?.atMs !== before?.scanned?.atMs;
    // What was so before the page opened is told, but changes nothing.
    if (before !== null && isNew) onScanned();
    setStatus(reply.data);
  };
  useEvery(everyMs, isShown, () => void ask());
  return status;
}
