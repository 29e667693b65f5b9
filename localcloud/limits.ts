/*
 * Every limit of the local cloud, each with the page it comes from; what no page gives is our own
 * choice. Units stand in the names.
 */

const MB = 1024 * 1024;

/** Documents one query may return. Source: Collection.limit reference; the SDK caps at the same number. */
export const MAX_DOCUMENTS_PER_QUERY = 1000;

/** Documents a query returns when it names no limit. Source: SDK code (`param.limit = 100`). */
export const DEFAULT_DOCUMENTS_PER_QUERY = 100;

/** Bytes of documents in one answer. Source: wxcloud quota page, "documents out per packet". */
export const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** Bytes of one request. Source: EXCEED_MAX_PAYLOAD_SIZE page, "other calls". */
export const MAX_REQUEST_BYTES = 100 * 1024 * 1024;

/** Bytes of one document. Source: MongoDB limits, which the service inherits. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Levels of nesting in a document or a query. Source: MongoDB limits. */
export const MAX_NESTING_DEPTH = 100;

/** Life of a transaction. Source: DATABASE_TRANSACTION_FAIL page. */
export const TRANSACTION_LIFE_MS = 30_000;

/** How long a plain write waits for a document locked by a transaction. Source: none documented; the SDK's own call gives up after 15 s. */
export const LOCK_WAIT_MS = 10_000;

/** Collections in one environment. Source: cloud.tencent.com/document/product/878/18436. */
export const MAX_COLLECTIONS = 300;

/** Indexes on one collection, and fields in one index. Source: same page. */
export const MAX_INDEXES_PER_COLLECTION = 100;
export const MAX_FIELDS_PER_INDEX = 31;

/** Characters of a field's name, which also may not begin with `_`, `/` or `.`. Source: same page. */
export const MAX_FIELD_NAME_CHARACTERS = 32;

/** Bytes of a unique index's key. Source: cloud.tencent.com/document/product/876/32310. */
export const MAX_UNIQUE_KEY_BYTES = 1024;

/** Longest one query or pipeline may run. Source: none documented; below the SDK's 15 s. */
export const MAX_OPERATION_MS = 5_000;

/** Longest a query holding a regular expression may run: backtracking must not stop the server. */
export const MAX_REGEX_MS = 500;

/** Items `$range` may build. Source: none documented; MongoDB stops at 100 MB. */
export const MAX_RANGE_ITEMS = 1_000_000;

/** Documents a scan may pass without an index before the log says so, once. */
export const SCAN_WARNING_DOCUMENTS = 1000;

/** Bytes of one file. Source: cloud.tencent.com/document/product/436/7749, "PUT Object". */
export const MAX_FILE_BYTES = 5 * 1024 * 1024 * 1024;

/** Bytes of a path. Source: developers.weixin.qq.com, wxcloud/guide/storage/naming. */
export const MAX_PATH_BYTES = 850;

/** Files one request may name. Source: Cloud.getTempFileURL and Cloud.deleteFile references. */
export const MAX_FILES_PER_REQUEST = 50;

/** How long an upload may begin after it was announced. Source: none documented. */
export const UPLOAD_LIFE_S = 900;

/** How long a download address is good when nothing is said. Source: Cloud.getTempFileURL reference. */
export const DOWNLOAD_LIFE_S = 86_400;

/** Event and reply of one synchronous call: cloud.tencent.com/document/product/583/11637. */
export const MAX_EVENT_BYTES = 6 * MB;
export const MAX_REPLY_BYTES = 6 * MB;

/** Loading a function's module has a limit of its own, apart from the call's time limit. */
export const LOAD_LIMIT_MS = 60_000;

/** Calls that may wait for a free worker of one function before the next is refused. */
export const MAX_WAITING_CALLS = 10_000;

/** What one call may leave in the log: beyond it, lines are cut or dropped. */
export const MAX_LOG_LINES = 200;
export const MAX_LOG_LINE_LENGTH = 8_192;

/** Calls from screens. The platform's documented bound for an event is 6 MB; no screen needs that. */
export const MAX_CALL_BYTES = MB;
/** HTTP calls to a function: cloud.tencent.com/document/product/583/11637. */
export const MAX_HTTP_CALL_BYTES = 6 * MB;
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
