import type { CallOpenApi } from './open-api';

/** Protocol actions by name, as `createProtocol` takes them. */
export type Extra = Record<
  string,
  (body: Record<string, unknown>) => Promise<Record<string, unknown>>
>;

/** `callWxOpenApi` of the SDK: JSON both ways, so an image travels as base64. */
export function mapExtra(call: CallOpenApi): Extra {
  return {
    'wx.api': async (body) => {
      const result = call(String(body.apiName), parseData(body.requestData));
      const responseData = Buffer.isBuffer(result)
        ? { errcode: 0, contentType: 'image/png', buffer: result.toString('base64') }
        : result;
      return { data: { responseData: JSON.stringify(responseData) } };
    },
  };
}

/** The fields of a request, which the SDK sends as JSON text; anything else counts as none. */
export function parseData(text: unknown): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
