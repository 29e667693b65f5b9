/** A request that cannot be served; becomes `{ ok: false, error: { code, message } }`. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const notFound = (what: string): RequestProblem =>
  new RequestProblem(404, 'request.not_found', `There is nothing at ${what.slice(0, 100)}.`);
