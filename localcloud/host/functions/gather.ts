/** Sends messages together that come about together. */
export interface Gathering<Message> {
  readonly say: (message: Message) => void;
  /** Sends what is gathered now, for when nothing is certain to run later. */
  readonly flush: () => void;
}

/**
 * What is said to another thread while the event loop takes in what has arrived goes as one message: each by
 * itself would wake a thread that sleeps, which costs more than most of what is said.
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
      // Runs once every socket and every thread that had something to say was heard.
      if (gathered.length === 1) setImmediate(flush);
    },
    flush,
  };
}
