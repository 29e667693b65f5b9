import type { IncomingMessage } from 'node:http';
import { MAX_DISCARDED_BYTES } from '../../limits';
import { RequestProblem } from './problem';

/**
 * The body of a request.
 * Errors: `request.too_large` (413) once more than `limit` bytes arrived; nothing is kept then.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        if (size > MAX_DISCARDED_BYTES) reject(tooLarge(limit));
      }
    });
    request.on('end', () => {
      if (size > limit) reject(tooLarge(limit));
      else resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    });
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new RequestProblem(400, 'request.aborted', 'It broke off.'));
    });
  });
}

function tooLarge(limit: number): RequestProblem {
  return new RequestProblem(413, 'request.too_large', `A body may have ${limit} bytes here.`);
}

/**
 * The body as a JSON object, and its text.
 * Errors: `request.malformed` (400) for anything else; an empty body counts as `{}`.
 */
export async function readObject(
  request: IncomingMessage,
  limit: number,
): Promise<{ object: Record<string, unknown>; text: string }> {
  const text = (await readBody(request, limit)).toString('utf8') || '{}';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new RequestProblem(400, 'request.malformed', 'The body must be one JSON object.');
  }
  return { object: value as Record<string, unknown>, text };
}
