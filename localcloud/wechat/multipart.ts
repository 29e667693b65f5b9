/** The fields of a `multipart/form-data` body as text, or undefined when it is none. */
export function readMultipart(
  contentType: string | undefined,
  body: Buffer,
): Record<string, string> | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return undefined;
  const fields: [string, string][] = [];
  // Latin-1 keeps every byte apart while the text is cut up.
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/i.exec(part.slice(0, Math.max(end, 0)))?.[1];
    if (name === undefined) continue;
    const value = part.slice(end + 4).replace(/\r\n$/, '');
    fields.push([name, Buffer.from(value, 'latin1').toString('utf8')]);
  }
  return Object.fromEntries(fields);
}
