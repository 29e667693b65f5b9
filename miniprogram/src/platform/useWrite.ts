import { useRef, useState } from 'react';
import type { RequestOf } from '#shared/api';
import { callCloud, newRequestId, type CallReply, type AppAction } from './cloud';

/** Codes after which the same intention may be sent again under the same id. */
const unsettled = ['network.failed', 'server.fault', 'request.busy', 'payment.unavailable'];

interface Write<Name extends AppAction> {
  readonly busy: boolean;
  /** Gives null when a call is already on its way. */
  readonly run: (data: RequestOf<Name>) => Promise<CallReply<Name> | null>;
}

/** One write at a time. Trying again after no answer repeats the intention, it does not double it. */
export function useWrite<Name extends AppAction>(action: Name): Write<Name> {
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const intention = useRef<{ readonly of: string; readonly requestId: string } | null>(null);

  const run = async (data: RequestOf<Name>) => {
    if (underWay.current) return null;
    underWay.current = true;
    setBusy(true);
    const of = JSON.stringify(data);
    if (intention.current?.of !== of) intention.current = { of, requestId: await newRequestId() };
    const reply = await callCloud(action, data, { requestId: intention.current.requestId });
    if (reply.ok || !unsettled.includes(reply.error.code)) intention.current = null;
    underWay.current = false;
    setBusy(false);
    return reply;
  };
  return { busy, run };
}
