/** Sends messages of one turn together. */
export interface Gathering<Message> {
  readonly say: (message: Message) => void;
  /** Sends what is gathered now, for when no next turn is certain. */
  readonly flush: () => void;
}

/**
 * What is said to another thread in one turn goes as one message: each by itself would wake a thread that
 * sleeps, which costs more than most of what is said.
 */
export function gather<Message>(post: (messages: readonly Message[]) => void): Gathering<Message> {
  let gathered: Message[] = [];
  const flush = (): void => {
    const messages = gathered;
    gathered = [];
    if (messages.length > 0) post(messages);
  };
  return {
    say(message) {
      gathered.push(message);
      // Runs once all promises of this turn have settled.
      if (gathered.length === 1) process.nextTick(flush);
    },
    flush,
  };
}
