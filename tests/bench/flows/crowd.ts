import type { Client, Person } from './client';
import { manyTimes } from './flow';

/**
 * Members of the shop. Every check-in needs one who has not checked in today, and one person's writes
 * have a pace, so there are always more of them.
 */
export class Crowd {
  readonly #fresh: Person[] = [];
  /** Who has checked in, in turn. */
  readonly regulars: Person[] = [];
  #registered = 0;
  #turn = 0;

  /** `codeOf` gives what the one with a number logs in with: newcomers, unless told otherwise. */
  constructor(
    private readonly client: Client,
    private readonly codeOf = (index: number): string => `crowd-${String(index)}`,
  ) {}

  /** Sees to it that so many fresh members wait. */
  async register(count: number): Promise<void> {
    const first = this.#registered;
    const missing = Math.max(0, count - this.#fresh.length);
    this.#registered += missing;
    this.#fresh.push(
      ...(await manyTimes(missing, async (index) => {
        const person = await this.client.login(this.codeOf(first + index));
        await this.client.arrange(person, 'member.getHome', {});
        return person;
      })),
    );
  }

  /** Registered and never seen again as fresh. Errors: throws when too few were registered. */
  takeFresh(): Person {
    const person = this.#fresh.pop();
    if (!person) throw new Error('More runs than members were registered for.');
    return person;
  }

  /** One after the other, for what a member may do often. */
  nextRegular(): Person {
    const person = this.regulars[this.#turn++ % this.regulars.length];
    if (!person) throw new Error('Nobody has checked in yet.');
    return person;
  }
}
