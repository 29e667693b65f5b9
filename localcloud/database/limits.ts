/** Every limit the local cloud keeps, each with the page it comes from. */

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
