import { Transform } from 'node:stream';
import { MAX_FILE_BYTES } from '../limits';

/** More bytes arrived than a file may have. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** Lets a file's bytes through. Errors: `FileTooLarge`, after which nothing more comes. */
export function limited(most = MAX_FILE_BYTES): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) done(new FileTooLarge(`A file may have ${most} bytes.`));
      else done(null, chunk);
    },
  });
}
