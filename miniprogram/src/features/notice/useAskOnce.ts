import { useRef, useState } from 'react';
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
 * - `open`: may be asked; `reminds`: accepted just now; `closed`: answered already, or nothing to ask.
 * - `failed`: what the member said is not recorded yet; another tap goes on from there.
 */
export type Reminder =
  | { readonly is: 'open' }
  | { readonly is: 'failed'; readonly text: string }
  | { readonly is: 'reminds' }
  | { readonly is: 'closed' };

/** One question to the member, through WeChat's own dialog. */
export interface Question {
  /** What WeChat asks for in one dialog. */
  readonly offers: readonly NoticeOffer[];
  /** The one that the line on the screen is about. */
  readonly about: NoticeTemplate;
  /** Names the question on the phone. */
  readonly name: string;
  /** A date, a term: the next one is asked anew. */
  readonly period: string;
}

/** What came of asking in a period; the next one begins anew. */
interface Settled {
  readonly in: string;
  readonly reminder: Reminder;
}

/** Asks once a period at most, whatever the answer was, for this person on this phone. */
export function useAskOnce({ offers, about, name, period }: Question) {
  const { busy, run } = useWrite('notice.recordAcceptance');
  const [settled, setSettled] = useState<Settled | null>(null);
  const unrecorded = useRef<Answer[] | null>(null);
  const underWay = useRef(false);

  const key = `jidian.${name}.${currentSession().key}`;
  const isOffered = offers.some(({ template }) => template === about);
  const become = (reminder: Reminder) => setSettled({ in: period, reminder });

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
    writeStored(key, period);
    // Only the reminder has a date of its own, and that is the cloud's to give.
    const comes =
      about === 'checkin_reminder'
        ? reply.data.remindsOn !== null
        : answers.some(({ template, answer }) => template === about && answer === 'accept');
    become({ is: comes ? 'reminds' : 'closed' });
  };
  const ask = async () => {
    // A second tap while the dialog opens would be a second acceptance.
    if (underWay.current) return;
    underWay.current = true;
    await askOnce();
    underWay.current = false;
  };
  const isSettled = settled !== null && settled.in === period;
  const reminder: Reminder = isSettled
    ? settled.reminder
    : { is: isOffered && readStored(key) !== period ? 'open' : 'closed' };
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
