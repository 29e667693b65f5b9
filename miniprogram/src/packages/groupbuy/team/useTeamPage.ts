import { useState } from 'react';
import type { GetTeamReply } from '#shared/groupbuy/contract/teams';
import type { Refusal } from '#shared/kernel/result';
import { copy } from '../../../copy';
import { useTakeSeat } from '../../../features/groupbuy/useTakeSeat';
import { usePayment } from '../../../features/payment/usePayment';
import { useParam } from '../../../platform/page';
import { useWrite } from '../../../platform/useWrite';

type Open = 'none' | 'join' | 'leave' | 'poster';

export type TeamPage = ReturnType<typeof useTeamPage>;

/** What is open on a team's page, and what is under way. */
export function useTeamPage(team: GetTeamReply, onChanged: () => Promise<void>) {
  const [open, setOpen] = useState<Open>('none');
  const [error, setError] = useState<Refusal | null>(null);
  const paying = useWrite('groupbuy.payOrder');
  const leaving = useWrite('groupbuy.leaveTeam');
  const paidBefore = useParam('payment') ?? '';
  const payment = usePayment(() => void onChanged());
  const seat = useTakeSeat((taken) => {
    setOpen('none');
    payment.open(taken.payment);
    void onChanged();
  });

  const show = (what: Open) => {
    setError(null);
    seat.clear();
    setOpen(what);
  };
  const payAgain = async (orderId: string) => {
    const reply = await paying.run({ orderId });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) payment.open(reply.data.payment);
    else void onChanged();
  };
  const leave = async () => {
    const reply = await leaving.run({ teamId: team.teamId });
    if (reply === null) return;
    setError(reply.ok ? null : reply.error);
    if (reply.ok) setOpen('none');
    void onChanged();
  };
  const ended =
    payment.status === 'none' && team.mine?.state === 'held' ? paidBefore : payment.status;
  return {
    open,
    seat,
    payment,
    error,
    isPaying: paying.busy || payment.status === 'checking',
    isLeaving: leaving.busy,
    /** How the last payment ended, or why it could not begin. */
    said: open === 'none' && error !== null ? copy.refusalText(error) : wordsOf(ended),
    askToJoin: () => show('join'),
    askToLeave: () => show('leave'),
    showPoster: () => show('poster'),
    close: () => show('none'),
    payAgain,
    leave,
  };
}

const told = ['cancelled', 'failed', 'expired', 'unknown'] as const;

/** Also of the word in the address, which may be any. */
function wordsOf(status: string): string {
  const outcome = told.find((one) => one === status);
  return outcome === undefined ? '' : copy.payment[outcome];
}
