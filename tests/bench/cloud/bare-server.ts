import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entry } from './entry';

/** A server that answers every request alike: what is left is the client's own cost. */
export async function startBareServer(): Promise<{ url: string; close(): void }> {
  const answerWith = (documents: number): string =>
    JSON.stringify({
      requestId: 'r',
      data: {
        list: Array.from({ length: documents }, (_, i) => JSON.stringify(entry(i))),
        insertedIds: ['e'],
        updated: 1,
      },
      limit: 1,
      offset: 0,
      transactionId: 't',
    });
  const [one, twenty] = [answerWith(1), answerWith(20)];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(body.includes('"limit":20') ? twenty : one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/admin`, close: () => void server.close() };
}
