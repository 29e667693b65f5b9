import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { openDatabase, type Database, type OnDatabaseCall } from './database';
import { platformFiles, type Files } from './files';
import { writeLogLine, type LogLine } from './log';
import { createPace, type Pace } from './pace';
import { sealKeysOf, type SealKeys } from './sealkeys';
import { platformWechat, type Wechat } from './wechat';
import { platformWechatPay, type WechatPay } from './wechatpay';

/**
 * Everything a function takes from outside itself. Injected, so that a run can be replayed exactly:
 * same clock, same randomness, same database, same outcome.
 */
export interface Ports {
  /** Units: ms since the epoch. */
  readonly now: () => number;
  /** A number in [0, 1); only for spreading retries, never for secrets. */
  readonly random: () => number;
  /** Unpredictable, for codes and keys. */
  readonly randomBytes: (size: number) => Uint8Array;
  readonly sleep: (ms: number) => Promise<void>;
  readonly pace: Pace;
  /** A handle whose calls are reported to `onCall`, one for each invocation. */
  readonly openDatabase: (onCall: OnDatabaseCall) => Database;
  readonly wechat: Wechat;
  readonly pay: WechatPay;
  readonly files: Files;
  /** HMAC-SHA-256 under the programme's identity key, in hex. */
  readonly hmac: (text: string) => string;
  /** What personal texts are sealed with: see `seal.ts`. */
  readonly sealKeys: SealKeys;
  /** SHA-256 of a UTF-8 text, in hex. */
  readonly sha256: (text: string) => string;
  readonly log: (line: LogLine) => void;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The ports of a deployed function. Errors: throws when JIDIAN_ID_KEY is not set, or a key is no key. */
export function platformPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const idKey = env['JIDIAN_ID_KEY'];
  if (!idKey) throw new Error('JIDIAN_ID_KEY is not set: members cannot be identified');
  const hmac = (text: string): string =>
    createHmac('sha256', idKey).update(text, 'utf8').digest('hex');
  return {
    now: () => Date.now(),
    random: () => randomInt(1_000_000) / 1_000_000,
    randomBytes,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    pace: createPace(() => Date.now()),
    openDatabase,
    wechat: platformWechat,
    pay: platformWechatPay(env),
    files: platformFiles,
    hmac,
    sealKeys: sealKeysOf(hmac, env),
    sha256,
    log: writeLogLine,
  };
}
