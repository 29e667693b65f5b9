/** Where the function dies: before the numbered database call takes effect, or after it did. */
export interface Crash {
  readonly atCall: number;
  readonly moment: 'before' | 'after';
}

/** How a database call is answered, by its body. */
export type Answer = (body: Buffer | string) => Promise<{ readonly body: string }>;

/** What lies between the functions and the database: a test may cut it, hold it up and watch it. */
export class Line {
  /** Picks which of the waiting database calls is answered next; null answers them as they come. */
  pickNext: ((waiting: number) => number) | null = null;
  /** What happens while a database call is on its way, before it takes effect. */
  meanwhile: (() => Promise<void>) | null = null;
  #crash: Crash | null = null;
  #callsSeen = 0;
  readonly #waiting: (() => void)[] = [];
  #rounds: number[] | null = null;
  #inFlight = 0;

  /** Cuts the line at a database call of what runs next, and keeps it cut until healed. */
  crashAt(crash: Crash): void {
    this.#crash = crash;
    this.#callsSeen = 0;
  }

  heal(): void {
    this.#crash = null;
  }

  /** Whether a call may find it cut: it is set to be, or something happens meanwhile that may set it. */
  get mayBreak(): boolean {
    return this.#crash !== null || this.meanwhile !== null;
  }

  /** From now on, notes which database calls go out together. */
  watchRounds(): void {
    this.#rounds = [];
  }

  /** How many calls went out in each round trip, one round after another. */
  rounds(): readonly number[] {
    return this.#rounds ?? [];
  }

  /** Carries a call there and its answer back; null when the line was cut on either way. */
  async carry(body: Buffer | string, answer: Answer): Promise<string | null> {
    await this.meanwhile?.();
    if (this.pickNext) await this.#turn(this.pickNext);
    this.#callsSeen += 1;
    await this.#joinRound();
    const crash = this.#crash;
    const isCut = crash !== null && this.#callsSeen >= crash.atCall;
    const isBefore = crash?.moment === 'before' || this.#callsSeen > (crash?.atCall ?? 0);
    if (isCut && isBefore) return null;
    const reply = await answer(body);
    return isCut ? null : reply.body;
  }

  /** Answers late enough for all that are asked at once to be there. */
  async #joinRound(): Promise<void> {
    if (!this.#rounds) return;
    if (this.#inFlight === 0) this.#rounds.push(0);
    this.#rounds.push((this.#rounds.pop() ?? 0) + 1);
    this.#inFlight += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.#inFlight -= 1;
  }

  /** Waits until those who are about to ask have asked, then one of them goes on. */
  #turn(pickNext: (waiting: number) => number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(() => {
        const [next] = this.#waiting.splice(pickNext(this.#waiting.length), 1);
        next?.();
      }, 2);
    });
  }
}
