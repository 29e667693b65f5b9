const MB = 1024 * 1024;

/** Calls from screens. The platform's documented bound for an event is 6 MB; no screen needs that. */
export const MAX_CALL_BYTES = MB;
/** HTTP calls to a function: cloud.tencent.com/document/product/583/11637. */
export const MAX_HTTP_CALL_BYTES = 6 * MB;
/** SDK calls: docs.cloudbase.net/error-code/EXCEED_MAX_PAYLOAD_SIZE. */
export const MAX_ADMIN_BYTES = 100 * MB;
/** A body over its limit is read to its end up to here, so that the answer can be received. */
export const MAX_DISCARDED_BYTES = 200 * MB;

/** Longer than any client keeps an idle connection, so that none is closed under a request. */
export const KEEP_ALIVE_MS = 300_000;
/** A request that has not arrived whole by then is given up. */
export const REQUEST_ARRIVAL_MS = 60_000;
/** Calls under way get this long to finish when the local cloud stops, and then their replies. */
export const CLOSE_GRACE_MS = 3_000;
/** How often connections that have become idle are looked for meanwhile. */
export const CLOSE_SWEEP_MS = 20;
