/** Event and reply of one synchronous call: cloud.tencent.com/document/product/583/11637. */
export const MAX_EVENT_BYTES = 6 * 1024 * 1024;
export const MAX_REPLY_BYTES = 6 * 1024 * 1024;

/** Loading a function's module has a limit of its own, apart from the call's time limit. */
export const LOAD_LIMIT_MS = 60_000;

/** Calls that may wait for a free worker of one function before the next is refused. */
export const MAX_WAITING_CALLS = 10_000;

/** What one call may leave in the log: beyond it, lines are cut or dropped. */
export const MAX_LOG_LINES = 200;
export const MAX_LOG_LINE_LENGTH = 8_192;
