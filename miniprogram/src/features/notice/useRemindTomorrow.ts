import { useRef, useState } from 'react';
import type { BusinessDate } from '#shared/kernel/businessdate';
import type { NoticeOffer } from '#shared/notice/contract';
import type { NoticeTemplate, SubscribeAnswer } from '#shared/notice/model';
import { copy } from '../../copy';
import { currentSession } from '../../platform/session';
import { readStored, writeStored } from '../../platform/storage';
import { askToSend } from '../../platform/subscribe';
import { useWrite } from '../../platform/useWrite';

interface Answer {
  readonly template: NoticeTemplate;
  readonly answer: SubscribeAnswer;
}

/**
 * - `open`: may be asked; `reminds`: accepted just now; `closed`: answered today, or nothing to ask.
 * - `failed`: what the member said is not recorded yet; another tap goes on from there.
 */
export type Reminder =
  | { readonly is: 'open' }
  | { readonly is: 'failed'; readonly text: string }
  | { readonly is: 'reminds' }
  | { readonly is: 'closed' };

/** What came of asking on a date; the next date begins anew. */
interface Settled {
  readonly on: BusinessDate;
  readonly reminder: Reminder;
}

/** Asks once a day at most, whatever the answer was, for this person on this phone. */
export function useRemindTomorrow(offers: readonly NoticeOffer[], today: BusinessDate) {
  const { busy, run } = useWrite('notice.recordAcceptance');
  const [settled, setSettled] = useState<Settled | null>(null);
  const unrecorded = useRef<Answer[] | null>(null);
  const underWay = useRef(false);

  const key = `jidian.reminder.${currentSession().key}`;
  const isOffered = offers.some(({ template }) => template === 'checkin_reminder');
  const become = (reminder: Reminder) => setSettled({ on: today, reminder });

  const askOnce = async () => {
    // First of all: WeChat's dialog opens only while the tap lasts.
    const answers = unrecorded.current ?? (await answersTo(offers));
    if (answers === null) {
      become({ is: 'failed', text: copy.notice.notAsked });
      return;
    }
    unrecorded.current = answers;
    const reply = await run({ templates: answers });
    if (reply === null) return;
    if (!reply.ok) {
      become({ is: 'failed', text: copy.refusalText(reply.error) });
      return;
    }
    unrecorded.current = null;
    writeStored(key, today);
    become({ is: reply.data.remindsOn === null ? 'closed' : 'reminds' });
  };
  const ask = async () => {
    // A second tap while the dialog opens would be a second acceptance.
    if (underWay.current) return;
    underWay.current = true;
    await askOnce();
    underWay.current = false;
  };
  const isSettled = settled !== null && settled.on === today;
  const reminder: Reminder = isSettled
    ? settled.reminder
    : { is: isOffered && readStored(key) !== today ? 'open' : 'closed' };
  return { reminder, busy, ask };
}

async function answersTo(offers: readonly NoticeOffer[]): Promise<Answer[] | null> {
  const answers = await askToSend(offers.map(({ templateId }) => templateId));
  if (answers === null) return null;
  return offers.map(({ template, templateId }) => ({
    template,
    answer: answers.get(templateId) ?? 'reject',
  }));
}
