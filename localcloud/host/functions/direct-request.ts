import { EventEmitter } from 'node:events';

/** Carries the body of a request, and brings back that of the answer. */
export type Ask = (body: string, heard: (answerText: string) => void) => void;

/** What the SDK uses of an `IncomingMessage`. Errors of the service come with status 200, too. */
class DirectResponse extends EventEmitter {
  readonly statusCode = 200;
  readonly headers = { 'content-type': 'application/json; charset=utf-8' };
}

/** What the SDK uses of a `ClientRequest`, without the socket: one body there, one body back. */
export class DirectRequest extends EventEmitter {
  readonly reusedSocket = true;
  readonly socket = { connecting: false };
  private body = '';
  private patience: NodeJS.Timeout | undefined;

  constructor(
    private readonly ask: Ask,
    private readonly onResponse: (response: DirectResponse) => void,
  ) {
    super();
  }

  write(chunk: string): boolean {
    this.body += chunk;
    return true;
  }

  end(): void {
    // From here on running out of time means that the service is slow, not that nobody is there.
    this.emit('socket', this.socket);
    this.ask(this.body, (answerText) => {
      clearTimeout(this.patience);
      const response = new DirectResponse();
      this.onResponse(response);
      response.emit('data', Buffer.from(answerText));
      response.emit('end');
    });
  }

  /** As with a socket, running out of time is only told: whoever asked decides what it means. */
  setTimeout(ms: number): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.emit('timeout'), ms).unref();
  }
}
