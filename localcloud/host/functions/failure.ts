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
