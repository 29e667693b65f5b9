/** One invocation in one line of JSON. Holds no request data: that may be personal. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly function: string;
  readonly action: string;
  readonly requestId: string;
  readonly ms: number;
  readonly databaseCalls: number;
  /** How many of them read only; the platform prices writes higher. Absent where none was made. */
  readonly databaseReads?: number;
  /** `ok`, or the code of the refusal, call error or fault. */
  readonly outcome: string;
  /** Only with a fault: message and stack, chain of causes included. */
  readonly fault?: string;
}

export function writeLogLine(line: LogLine): void {
  console.info(JSON.stringify(line));
}

/** The message and stack of an error and of what caused it, newest first. */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `not an error: ${String(error)}`;
  const cause = error.cause === undefined ? '' : `\ncaused by: ${describeFault(error.cause)}`;
  const parts =
    error instanceof AggregateError
      ? error.errors.map((one) => `\nand: ${describeFault(one)}`)
      : [];
  const code = 'code' in error ? ` [${String(error.code)}]` : '';
  return `${error.stack ?? error.message}${code}${cause}${parts.join('')}`;
}
