import { Agent, request } from 'node:http';
import type { FunctionName } from '#shared/action';
import type { ActionName, FunctionReplyOf, ReplyOf, RequestOf } from '#shared/api';

/** How the request ids of measured calls begin, and those of calls that only set the scene. */
export const measuredPrefix = 'run-';
const scenePrefix = 'scene-';

/** Somebody logged in. */
export interface Person {
  readonly token: string;
}

/** What came of the measured calls of one action. */
export interface Tally {
  replies: number;
  /** Of all replies together. */
  replyBytes: number;
  /** By code: whatever is not a success. */
  readonly refusals: Record<string, number>;
}

/** Function calls over kept connections, as the H5 app makes them; counts what comes back. */
export class Client {
  readonly #agent: Agent;
  #nextId = 0;
  readonly #tallies = new Map<ActionName, Tally>();

  constructor(
    readonly url: string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  tallyOf(action: ActionName): Tally {
    const tally = this.#tallies.get(action) ?? { replies: 0, replyBytes: 0, refusals: {} };
    this.#tallies.set(action, tally);
    return tally;
  }

  async login(code: string): Promise<Person> {
    return JSON.parse(await this.post('/auth/login', { code }, {})) as Person;
  }

  /** A call that is not measured. Errors: throws when it is refused. */
  async arrange<Name extends ActionName>(
    person: Person,
    action: Name,
    data: RequestOf<Name>,
  ): Promise<ReplyOf<Name>> {
    const reply = JSON.parse(await this.#send(person, action, data, scenePrefix)) as
      FunctionReplyOf<Name> | undefined;
    if (reply?.ok === true) return reply.data;
    throw new Error(`${action} while setting the scene: ${JSON.stringify(reply)}`);
  }

  /** A measured call. Whatever is not a success is kept under its code. */
  async run<Name extends ActionName>(
    person: Person,
    action: Name,
    data: RequestOf<Name>,
  ): Promise<void> {
    const text = await this.#send(person, action, data, measuredPrefix);
    const reply = JSON.parse(text) as { ok?: boolean; error?: { code: string }; code?: string };
    const tally = this.tallyOf(action);
    if (reply.ok === true) {
      tally.replies += 1;
      tally.replyBytes += Buffer.byteLength(text);
      return;
    }
    const code = reply.error?.code ?? reply.code ?? 'no reply of a function';
    tally.refusals[code] = (tally.refusals[code] ?? 0) + 1;
  }

  post(path: string, body: object, headers: Record<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.#agent, headers };
      const sent = request(this.url + path, options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(text));
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(body));
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(person: Person, action: ActionName, data: object, prefix: string): Promise<string> {
    const requestId = `${prefix}${String(process.pid)}-${String(this.#nextId++)}`;
    const headers = { authorization: `Bearer ${person.token}` };
    return this.post(`/functions/${functionOf(action)}`, { action, data, requestId }, headers);
  }
}

/** The staff's own function answers all of `store.` but what a member asks there. */
const askedByMembers: readonly ActionName[] = ['store.acceptInvite'];

export function functionOf(action: ActionName): FunctionName {
  return action.startsWith('store.') && !askedByMembers.includes(action) ? 'store' : 'member';
}
