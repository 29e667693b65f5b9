import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseData } from '../../wechat/actions';
import type { Wechat } from '../../wechat';
import { readMultipart } from '../../wechat/multipart';
import type { Auth } from './auth';
import { readObject } from './body';
import { MAX_CALL_BYTES } from '../../limits';
import { RequestProblem } from './problem';
import { sendValue } from './reply';

/**
 * The SDK's `callCompatibleWxOpenApi`: a form in, and bytes or JSON out. False when the body is no
 * such form.
 */
export function serveOpenApi(
  wechat: Wechat,
  contentType: string | undefined,
  body: Buffer,
  response: ServerResponse,
): boolean {
  const fields = readMultipart(contentType, body);
  if (!fields) return false;
  if (fields.action === 'wx.openApi') {
    const result = wechat.call(fields.apiName ?? '', parseData(fields.requestData));
    if (Buffer.isBuffer(result)) {
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': result.length });
      response.end(result);
    } else sendValue(response, result);
  } else {
    const action = fields.action ?? '';
    sendValue(response, { code: 'INVALID_ACTION', message: `${action} is not supported locally` });
  }
  return true;
}

/**
 * What WeChat asks of a person in its own dialogs and a browser cannot:
 * `POST /wechat/phone {"phone"}` gives `{code}`, `POST /wechat/accept {"templateIds"}` notes that
 * one message of each may be sent.
 */
export async function serveDialog(
  path: string,
  parts: { wechat: Wechat; auth: Auth },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const openid = parts.auth.requireOpenid(request);
  const { object } = await readObject(request, MAX_CALL_BYTES);
  if (path === '/wechat/phone') {
    const code = parts.wechat.phoneCodes.issue(object.phone);
    if (code === undefined) throw invalid('phone must be a mainland number of 11 digits.');
    sendValue(response, { code });
  } else {
    const { templateIds } = object;
    if (!Array.isArray(templateIds) || !templateIds.every((id) => typeof id === 'string')) {
      throw invalid('templateIds must be a list of template ids.');
    }
    for (const id of templateIds) parts.wechat.acceptances.accept(openid, id);
    sendValue(response, { ok: true });
  }
}

const invalid = (message: string): RequestProblem =>
  new RequestProblem(400, 'request.invalid', message);
