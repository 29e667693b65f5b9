import type { SaveOutcome } from './savefile';

/** Puts a finished picture, as `openCanvas` gives it, into the browser's downloads. */
export function savePicture(name: string, address: string): Promise<SaveOutcome> {
  const encoded = address.slice(address.indexOf(',') + 1);
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  // Browsers open a long data address in the page instead of saving it.
  const file = URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
  const link = document.createElement('a');
  link.href = file;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  // Not at once: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(file), 10_000);
  return Promise.resolve('saved');
}
