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

/** Asks once a day at most, whatever the answer was, for this person on this phone. */
export function useRemindTomorrow(offers: readonly NoticeOffer[], today: BusinessDate) {
  const { busy, run } = useWrite('notice.recordAcceptance');
  const [settled, setSettled] = useState<Reminder | null>(null);
  const unrecorded = useRef<Answer[] | null>(null);

  const key = `jidian.reminder.${currentSession().key}`;
  const isOffered = offers.some(({ template }) => template === 'checkin_reminder');
  const mayAsk = isOffered && readStored(key) !== today;

  const ask = async () => {
    // First of all: WeChat's dialog opens only while the tap lasts.
    const answers = unrecorded.current ?? (await answersTo(offers));
    if (answers === null) {
      setSettled({ is: 'failed', text: copy.notice.notAsked });
      return;
    }
    unrecorded.current = answers;
    const reply = await run({ templates: answers });
    if (reply === null) return;
    if (!reply.ok) {
      setSettled({ is: 'failed', text: copy.refusalText(reply.error) });
      return;
    }
    unrecorded.current = null;
    writeStored(key, today);
    setSettled({ is: reply.data.remindsOn === null ? 'closed' : 'reminds' });
  };
  const reminder: Reminder = settled ?? { is: mayAsk ? 'open' : 'closed' };
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
