import type { FunctionName } from '#shared/action';
import type { ActionName, ActionsOf, FunctionReplyOf, RequestOf } from '#shared/api';
import type { LedgerEntry } from '#shared/points/model';

/** How people, operators and timers call a shop's functions. */
export abstract class Phones {
  #requests = 0;

  /** Runs a function on any event, with the variables the platform would set. */
  abstract raw(
    name: FunctionName,
    event: unknown,
    variables: Record<string, string>,
  ): Promise<unknown>;

  /** Calls an action of the member function as a person. */
  member<Name extends ActionName>(
    code: string,
    action: Name,
    data: RequestOf<Name>,
    requestId = this.nextRequestId(),
  ): Promise<FunctionReplyOf<Name>> {
    return this.raw('member', { action, data, requestId }, { WX_OPENID: `o-${code}` }) as Promise<
      FunctionReplyOf<Name>
    >;
  }

  /** Calls an action of the store function as a person who may be staff. */
  staff<Name extends ActionsOf<'store'>>(
    code: string,
    action: Name,
    data: RequestOf<Name>,
    requestId = this.nextRequestId(),
  ): Promise<FunctionReplyOf<Name>> {
    return this.raw('store', { action, data, requestId }, { WX_OPENID: `o-${code}` }) as Promise<
      FunctionReplyOf<Name>
    >;
  }

  /** Calls an action of the jobs function as an operator does, with nobody behind it. */
  operator<Name extends ActionName>(
    action: Name,
    data: RequestOf<Name>,
    requestId = this.nextRequestId(),
  ): Promise<FunctionReplyOf<Name>> {
    return this.raw('jobs', { action, data, requestId }, {}) as Promise<FunctionReplyOf<Name>>;
  }

  timer(name: string): Promise<unknown> {
    return this.raw('jobs', { Type: 'Timer', TriggerName: name, Message: '' }, {});
  }

  nextRequestId(): string {
    this.#requests += 1;
    return `request-${String(this.#requests)}`;
  }

  /** The member's ledger, oldest first. */
  async entries(code: string): Promise<LedgerEntry[]> {
    const all: LedgerEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: FunctionReplyOf<'points.listEntries'> = await this.member(
        code,
        'points.listEntries',
        { limit: 50, cursor },
      );
      if (!page.ok) throw new Error(page.error.code);
      all.push(...page.data.entries);
      cursor = page.data.nextCursor;
    } while (cursor !== null);
    return all.reverse();
  }
}
