import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '#shared/kernel/result';
import type { IssueCodeReply } from '#shared/store/code/contract';
import { callCloud } from '../../../platform/cloud';
import { noteCloudTime } from '../../../platform/cloudclock';
import { onNetworkBack } from '../../../platform/network';
import { useCloudNow } from '../../../platform/useCloudNow';
import { useEvery } from '../../../platform/useEvery';
import { codeToShow } from './shown';

/** How long to wait before a code that did not come is asked for again. */
const tryAgainMs = 4000;

/** The code to show while the page is in front: asked for in time, and again when that fails. */
export function useMemberCode(isShown: boolean) {
  const [issue, setIssue] = useState<IssueCodeReply | null>(null);
  const [error, setError] = useState<Refusal | null>(null);
  const underWay = useRef(false);
  const nowMs = useCloudNow(isShown);

  const ask = useCallback(async () => {
    if (underWay.current) return;
    underWay.current = true;
    const reply = await callCloud('member.issueCode', {});
    underWay.current = false;
    if (!reply.ok) {
      setError(reply.error);
      return;
    }
    noteCloudTime(reply.data.issuedAtMs);
    setIssue(reply.data);
    setError(null);
  }, []);

  const isDue = issue === null || nowMs >= issue.refreshAtMs;
  useEvery(tryAgainMs, isShown && isDue, () => void ask());
  useEffect(() => (isShown ? onNetworkBack(() => void ask()) : undefined), [isShown, ask]);

  return {
    /** Null before the first code, and when every code in hand has run out. */
    code: issue && codeToShow(issue, nowMs),
    /** Why the newest code did not come. */
    error,
    hadCode: issue !== null,
    renew: ask,
  };
}
