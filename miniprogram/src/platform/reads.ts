import type { ReplyOf, RequestOf } from '#shared/api';
import type { Refusal } from '#shared/kernel/result';
import { callCloud, type AppAction } from './cloud';
import { onSessionChange } from './session';

/** What is known of one read: the newest data, and why the newest attempt failed. */
export interface ReadState<Data> {
  readonly data: Data | null;
  readonly error: Refusal | null;
  readonly loading: boolean;
}

export interface Read<Data> {
  readonly get: () => ReadState<Data>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks again, or joins the request on its way. */
  readonly refresh: () => Promise<void>;
  /** Puts in what another reply has already told. */
  readonly patch: (change: (data: Data) => Data) => void;
}

const reads = new Map<string, Read<unknown>>();

/** Nothing of one person may be shown to the next. */
export function forgetReads(): void {
  reads.clear();
}

onSessionChange(forgetReads);

/** The one read of an action and its data: shared by every screen that shows it. */
export function readOf<Name extends AppAction>(
  action: Name,
  data: RequestOf<Name>,
): Read<ReplyOf<Name>> {
  const key = `${action} ${JSON.stringify(data)}`;
  const known = reads.get(key);
  if (known !== undefined) return known as Read<ReplyOf<Name>>;
  const made = makeRead(action, data);
  reads.set(key, made as Read<unknown>);
  return made;
}

function makeRead<Name extends AppAction>(
  action: Name,
  data: RequestOf<Name>,
): Read<ReplyOf<Name>> {
  type Data = ReplyOf<Name>;
  const listeners = new Set<() => void>();
  let state: ReadState<Data> = { data: null, error: null, loading: true };
  let underWay: Promise<void> | null = null;

  const become = (next: Partial<ReadState<Data>>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const ask = async () => {
    become({ loading: true });
    const reply = await callCloud(action, data);
    underWay = null;
    if (reply.ok) become({ data: reply.data, error: null, loading: false });
    else become({ error: reply.error, loading: false });
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refresh: () => (underWay ??= ask()),
    patch: (change) => {
      if (state.data !== null) become({ data: change(state.data) });
    },
  };
}
