/** One Open API: fields in, WeChat's own reply out; an image is bytes. */
export type OpenApi = (data: Record<string, unknown>) => Record<string, unknown> | Buffer;

/** Calls an Open API by its cloud name or by its path. */
export type CallOpenApi = (
  apiName: string,
  data: Record<string, unknown>,
) => Record<string, unknown> | Buffer;
