import type { ScanReply } from '#shared/store/scan/contract';
import { onSessionChange } from '../../../platform/session';

/** What was scanned, with the text that was read: handing out asks for it again. */
export interface Scanned extends ScanReply {
  readonly text: string;
}

let scanned: Scanned | null = null;

// Nothing of one person may be shown to the next.
onSessionChange(() => {
  scanned = null;
});

/** Keeps the newest scan for the page that shows it; it never goes to storage. */
export function keepScan(newest: Scanned): void {
  scanned = newest;
}

export function lastScan(): Scanned | null {
  return scanned;
}
