/**
 * What the service answers when it refuses. `code` is the service's own code, `message` its text.
 * Source: docs.cloudbase.net/error-code (list of codes), and what the SDK's users see.
 */
export class ServiceError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
  }
}

const CONTACT = 'Please check your request, but if the problem cannot be solved, contact us.';

export const invalidParam = (message: string) => new ServiceError('INVALID_PARAM', message);

export const invalidAction = (action: unknown) =>
  new ServiceError('INVALID_ACTION', `unknown action: ${String(action)}`);

export const notSupportedLocally = (what: string) =>
  new ServiceError('OPERATION_NOT_SUPPORTED', `${what} is not supported locally`);

export const collectionNotExist = (name: string) =>
  new ServiceError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${CONTACT}`,
  );

export const collectionExists = (name: string) =>
  new ServiceError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] Db or Table already exist: ${name}. ${CONTACT}`,
  );

export const collectionCountExceeded = (limit: number) =>
  new ServiceError(
    'DATABASE_COLLECTION_EXCEED_LIMIT',
    `[LimitExceeded] an environment holds at most ${limit} collections`,
  );

export const requestFailed = (reason: string) =>
  new ServiceError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}`);

export const invalidOperator = (operator: string) =>
  new ServiceError(
    // The service spells it so.
    'DATABASE_INVALID_OPERRATOR',
    `[InvalidParameter] unsupported operator: ${operator}`,
  );

/** `code` follows today's error page; older answers put the same E11000 text under DATABASE_REQUEST_FAILED. */
export const duplicateWrite = (collection: string, index: string, key: string) =>
  new ServiceError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  );

export const transactionConflict = () =>
  new ServiceError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  );

export const transactionNotExist = () =>
  new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  );

export const transactionBusy = () =>
  new ServiceError(
    'DATABASE_REQUEST_FAILED',
    `[ResourceUnavailable.TransactionBusy] Transaction is busy. ${CONTACT}`,
  );

export const requestTooLarge = (limitBytes: number) =>
  new ServiceError('EXCEED_REQUEST_SIZE_LIMIT', `the request is over ${limitBytes} bytes`);

export const responseTooLarge = (limitBytes: number) =>
  new ServiceError('EXCEED_MAX_RESPONSE_SIZE', `the answer is over ${limitBytes} bytes`);

export const timedOut = (milliseconds: number) =>
  new ServiceError('SERVER_TIMEOUT', `the operation took more than ${milliseconds} ms`);
