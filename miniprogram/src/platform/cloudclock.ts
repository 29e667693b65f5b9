/** By how much the cloud's clock is ahead of the phone's, as the newest answer that told showed. */
let aheadMs = 0;

/** Called with the time an answer was written at, right when it arrives. */
export function noteCloudTime(nowMs: number): void {
  aheadMs = nowMs - Date.now();
}

/** What the cloud's clock shows when the phone's shows this: deadlines are the cloud's, and phones go wrong. */
export function toCloudMs(phoneMs: number): number {
  return phoneMs + aheadMs;
}
