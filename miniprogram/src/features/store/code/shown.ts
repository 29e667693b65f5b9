import type { IssueCodeReply, ShownCode } from '#shared/store/code/contract';

/** The code on the screen, and how long it stays there. */
export interface CodeOnScreen extends ShownCode {
  /** `ahead`: fetched with the one before, because no newer one could be had. */
  readonly is: 'newest' | 'ahead';
  readonly secondsLeft: number;
  readonly secondsInAll: number;
}

/**
 * Which code of an issue to show: the first until it is to be replaced, then the one fetched ahead.
 * Gives null when both have run out. Units: `nowMs` is the cloud's clock.
 */
export function codeToShow(issue: IssueCodeReply, nowMs: number): CodeOnScreen | null {
  if (nowMs < issue.refreshAtMs || nowMs < issue.next.validFromMs)
    return onScreen(issue, 'newest', issue.refreshAtMs, nowMs);
  if (nowMs < issue.next.expiresAtMs)
    return onScreen(issue.next, 'ahead', issue.next.expiresAtMs, nowMs);
  return null;
}

function onScreen(
  code: ShownCode,
  is: CodeOnScreen['is'],
  untilMs: number,
  nowMs: number,
): CodeOnScreen {
  const seconds = (ms: number) => Math.max(0, Math.ceil(ms / 1000));
  return {
    ...code,
    is,
    secondsLeft: seconds(untilMs - nowMs),
    secondsInAll: Math.max(1, seconds(untilMs - code.validFromMs)),
  };
}

/** 123456789012 -> 1234 5678 9012, as it is read out. */
export function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}
