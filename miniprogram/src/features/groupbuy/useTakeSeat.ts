import { useState } from 'react';
import type { TakeSeatReply } from '#shared/groupbuy/contract/seats';
import type { Refusal } from '#shared/kernel/result';
import { useWrite } from '../../platform/useWrite';
import { wishesOf, type SeatDraft } from './seatdraft';

/** Opens a team or joins one; what is refused is kept for the screen to say. */
export function useTakeSeat(onTaken: (taken: TakeSeatReply) => void) {
  const opening = useWrite('groupbuy.openTeam');
  const joining = useWrite('groupbuy.joinTeam');
  const [error, setError] = useState<Refusal | null>(null);

  const settle = (
    reply: Awaited<ReturnType<typeof opening.run>> | Awaited<ReturnType<typeof joining.run>>,
  ) => {
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) onTaken(reply.data);
  };
  return {
    busy: opening.busy || joining.busy,
    error,
    clear: () => setError(null),
    open: async (
      campaign: { campaignId: string; version: number },
      draft: SeatDraft,
      ships: boolean,
    ) => settle(await opening.run({ ...campaign, ...wishesOf(draft, ships) })),
    join: async (teamId: string, draft: SeatDraft, ships: boolean) =>
      settle(await joining.run({ teamId, ...wishesOf(draft, ships) })),
  };
}
