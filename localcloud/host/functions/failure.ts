/** The codes the service answers when a function could not give a reply. */
export type FailureCode =
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTION_INVOCATION_FAILED'
  | 'FUNCTION_TIME_LIMIT_EXCEEDED'
  | 'FUNCTION_MEMORY_LIMIT_EXCEEDED'
  | 'EXCEED_CONCURRENT_REQUEST_LIMIT'
  | 'EXCEED_MAX_PAYLOAD_SIZE'
  | 'EXCEED_MAX_RESPONSE_SIZE';

/** A call that ended without a reply; `code` is what the SDK's caller sees. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure';
  constructor(
    readonly code: FailureCode,
    message: string,
    /** What the function had printed before it ended, as far as it is known. */
    readonly lines: readonly string[] = [],
  ) {
    super(message);
  }
}

/** Of the calls beside one that ran out of time, when nothing else ended them. */
export const ranOut = new FunctionFailure(
  'FUNCTION_INVOCATION_FAILED',
  'A call in this worker ran out of time.',
);

/** The same failure, with what was printed before it. */
export function withLines(
  { code, message }: FunctionFailure,
  lines: readonly string[],
): FunctionFailure {
  return new FunctionFailure(code, message, lines);
}

export function timedOut(limitMs: number): FunctionFailure {
  return new FunctionFailure(
    'FUNCTION_TIME_LIMIT_EXCEEDED',
    `Stopped after ${limitMs / 1000} s, the function's time limit.`,
  );
}

/** What a thread's end says of the calls inside. */
export function failureOf(error: Error): FunctionFailure {
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new FunctionFailure(
      'FUNCTION_MEMORY_LIMIT_EXCEEDED',
      'The function used more memory than its limit.',
    );
  }
  return new FunctionFailure('FUNCTION_INVOCATION_FAILED', error.stack ?? error.message);
}
