import type { Invariant } from './model';

export const noticeInvariants: readonly Invariant[] = [
  {
    number: 36,
    says: 'a message is delivered or given up, or it has a next attempt',
    needs: ['notices'],
    *breaches({ notices }) {
      for (const { noticeId, state, nextAttemptAtMs } of notices) {
        const isWaiting = state === 'pending' || state === 'sending';
        if (isWaiting !== (nextAttemptAtMs !== null)) {
          yield { of: noticeId, what: `${state}, next ${String(nextAttemptAtMs)}` };
        }
      }
    },
  },
];
