import type { SaveOutcome } from './savefile';

/** Puts a finished picture into the browser's downloads. */
export function savePicture(name: string, address: string): Promise<SaveOutcome> {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  return Promise.resolve('saved');
}
