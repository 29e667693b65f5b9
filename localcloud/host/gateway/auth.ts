import type { IncomingMessage, ServerResponse } from 'node:http';
import { issueToken, openidForCode, toLoginCode, verifyToken } from '../../wechat/login';
import { readObject } from './body';
import { MAX_CALL_BYTES } from '../../limits';
import { RequestProblem } from './problem';
import { sendValue } from './reply';

/** Logs people in by code and recognises them by token. */
export interface Auth {
  login(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The openid of the bearer; Errors: `auth.required` (401). */
  requireOpenid(request: IncomingMessage): string;
}

/** Tokens verified before are remembered, up to this many. */
const REMEMBERED_TOKENS = 10_000;

export function createAuth(secret: string): Auth {
  const verified = new Map<string, string>();
  return {
    async login(request, response) {
      const { object } = await readObject(request, MAX_CALL_BYTES);
      const code = toLoginCode(object.code);
      if (code === undefined) {
        throw new RequestProblem(
          400,
          'auth.bad_code',
          'A login code has 1 to 128 printable characters.',
        );
      }
      const openid = openidForCode(code, secret);
      sendValue(response, { token: issueToken(openid, secret), openid });
    },
    requireOpenid(request) {
      const header = request.headers.authorization ?? '';
      const token = header.startsWith('Bearer ') ? header.slice(7).trim() : '';
      const known = verified.get(token);
      if (known !== undefined) return known;
      const openid = verifyToken(token, secret);
      if (openid === undefined) throw new RequestProblem(401, 'auth.required', 'Log in first.');
      if (verified.size >= REMEMBERED_TOKENS) verified.clear();
      verified.set(token, openid);
      return openid;
    },
  };
}
