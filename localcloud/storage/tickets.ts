import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an address is good for. */
export type Purpose = 'upload' | 'download';

/** Signs addresses of files, so that whoever has one may use it, for a while. */
export interface Tickets {
  issue(purpose: Purpose, path: string, lifeS: number): { expiresS: number; sign: string };
  isGood(purpose: Purpose, path: string, expiresS: number, sign: string): boolean;
}

export function createTickets(secret: string, nowMs: () => number): Tickets {
  const signOf = (purpose: Purpose, path: string, expiresS: number): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['storage', purpose, path, expiresS]))
      .digest('hex');
  return {
    issue(purpose, path, lifeS) {
      const expiresS = Math.floor(nowMs() / 1000) + lifeS;
      return { expiresS, sign: signOf(purpose, path, expiresS) };
    },
    isGood(purpose, path, expiresS, sign) {
      if (!Number.isSafeInteger(expiresS) || expiresS * 1000 < nowMs()) return false;
      const wanted = Buffer.from(signOf(purpose, path, expiresS));
      const given = Buffer.from(sign);
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    },
  };
}
