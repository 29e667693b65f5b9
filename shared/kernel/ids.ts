import type { Brand } from './brand';

/** Derived from the openid by HMAC (`m_` + 32 hex digits), so that two first calls make one member. */
export type MemberId = Brand<string, 'MemberId'>;

/** Deterministic: `<kind>:<memberId>:<what happened>`. A repeated write meets its own id. */
export type EntryId = Brand<string, 'EntryId'>;

/** `<kind>:<memberId>:<requestId>`; opaque outside the functions. */
export type OrderId = Brand<string, 'OrderId'>;

/** Made by the caller, once per intention; the idempotency key of every write. */
export type RequestId = Brand<string, 'RequestId'>;
