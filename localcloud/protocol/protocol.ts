import { randomUUID } from 'node:crypto';
import { ServiceError } from '../database/index';
import type { Database, Until } from '../database/index';
import {
  invalidAction,
  invalidParam,
  notSupportedLocally,
  requestTooLarge,
} from '../database/errors';
import { MAX_REQUEST_BYTES } from '../limits';
import { invokeFunction } from './functions';
import type { CallFunction } from './functions';

/** What answers the actions: the database, functions when there are any, and whatever else is known. */
export interface ProtocolParts {
  database: Database;
  callFunction?: CallFunction;
  /** Further actions by name; each gets the body and gives back the answer without `requestId`. */
  extra?: Record<string, (body: Record<string, unknown>) => Promise<Record<string, unknown>>>;
}

export interface Protocol {
  /**
   * Answers one request body, once what the answer says is on disk.
   * Never rejects: errors are answers too, with HTTP status 200.
   */
  answer(rawBody: Buffer | string): Promise<{ status: 200; body: string }>;
  /**
   * The same for a function in this process: its answers from the database are committed, but may not be
   * on disk yet. Whoever passes on what the function made of them waits for `Database.onDisk`.
   */
  answerFunction(rawBody: string): Promise<string>;
}

/** Actions of the service that exist only there, by what a developer calls them. */
const NOT_LOCAL: [prefix: string, name: string][] = [
  ['auth.wsWebSign', 'watch()'],
  ['database.watch', 'watch()'],
  ['models.', 'models'],
  ['model.', 'models'],
  ['mysql.', 'SQL'],
  ['rdb.', 'SQL'],
  ['sql.', 'SQL'],
  ['database.runCommands', 'runCommands()'],
  ['database.getInTransaction', 'the old transaction API'],
  ['database.updateDocInTransaction', 'the old transaction API'],
  ['database.deleteDocInTransaction', 'the old transaction API'],
  ['storage.getFileAuthority', 'getFileAuthority()'],
];

/** The SDK's protocol over the parts given. */
export function createProtocol(parts: ProtocolParts): Protocol {
  const { database } = parts;

  async function dispatch(
    body: Record<string, unknown>,
    until: Until,
  ): Promise<Record<string, unknown>> {
    const { action } = body;
    if (typeof action !== 'string') throw invalidParam('action is required');
    const extra = parts.extra;
    const further = extra && Object.hasOwn(extra, action) ? extra[action] : undefined;
    if (further) {
      // Messages and files leave the database; what made somebody send them must not be lost behind them.
      await database.onDisk();
      return further(body);
    }
    if (action === 'functions.invokeFunction' && parts.callFunction) {
      return invokeFunction(body, parts.callFunction);
    }
    const absent = NOT_LOCAL.find(([prefix]) => action.startsWith(prefix));
    if (absent) throw notSupportedLocally(absent[1]);
    if (action.startsWith('database.')) return database.execute(action, body, until);
    throw invalidAction(action);
  }

  async function answer(rawBody: Buffer | string, until: Until): Promise<string> {
    const requestId = randomUUID();
    try {
      if (isTooLarge(rawBody)) throw requestTooLarge(MAX_REQUEST_BYTES);
      return JSON.stringify({ requestId, ...(await dispatch(parseBody(rawBody), until)) });
    } catch (error) {
      return JSON.stringify({ requestId, ...errorAnswer(error) });
    }
  }

  return {
    answer: async (rawBody) => ({ status: 200, body: await answer(rawBody, 'disk') }),
    answerFunction: (rawBody) => answer(rawBody, 'commit'),
  };
}

/** Whoever reads a body from a socket stops earlier; a text comes as a whole. */
function isTooLarge(rawBody: Buffer | string): boolean {
  const mayBe = rawBody.length > MAX_REQUEST_BYTES / 3;
  return mayBe && Buffer.byteLength(rawBody) > MAX_REQUEST_BYTES;
}

function parseBody(rawBody: Buffer | string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString());
  } catch {
    throw invalidParam('the request body is not valid JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidParam('the request body must be an object');
  }
  return body as Record<string, unknown>;
}

function errorAnswer(error: unknown): Record<string, unknown> {
  if (error instanceof ServiceError) return { code: error.code, message: error.message };
  // A function host has its own errors; any with a code in capitals is meant for the caller.
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code) && !code.startsWith('SQLITE')) {
    return { code, message: typeof message === 'string' ? message : code };
  }
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) };
}
