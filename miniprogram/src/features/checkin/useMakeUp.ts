import { useState } from 'react';
import type { GetCheckinCalendarReply, MakeUpCheckinReply } from '#shared/checkin/contract';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { Refusal } from '#shared/kernel/result';
import { useWrite } from '../../platform/useWrite';

/** A missed day, and the offer as it stood when the day was tapped. */
interface AskedDay {
  readonly date: BusinessDate;
  readonly offer: NonNullable<GetCheckinCalendarReply['makeUp']>;
}

interface Hears {
  /** The seal stands, and the points have moved. */
  readonly onMade: (made: MakeUpCheckinReply) => void;
  /** The offer on the screen is older than what the cloud knows. */
  readonly onOutdated: () => void;
}

/** The missed day that is being asked about, and the request to make it up. */
export function useMakeUp({ onMade, onOutdated }: Hears) {
  const { busy, run } = useWrite('checkin.makeUp');
  const [asked, setAsked] = useState<AskedDay | null>(null);
  const [madeDate, setMadeDate] = useState<BusinessDate | null>(null);
  const [error, setError] = useState<Refusal | null>(null);

  const show = (next: AskedDay | null) => {
    setAsked(next);
    setError(null);
  };
  const confirm = async () => {
    if (asked === null) return;
    const reply = await run({ date: asked.date });
    if (reply === null) return;
    if (reply.ok) {
      setMadeDate(asked.date);
      show(null);
      onMade(reply.data);
      return;
    }
    setError(reply.error);
    if (reply.error.code.startsWith('checkin.')) onOutdated();
  };
  return {
    /** Null while no sheet is open. */
    asked,
    madeDate,
    busy,
    error,
    open: show,
    /** A request on its way is waited for. */
    close: () => {
      if (!busy) show(null);
    },
    confirm,
  };
}
