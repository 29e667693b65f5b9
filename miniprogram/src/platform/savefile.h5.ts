/** `cancelled`: the member thought better of it; nothing went wrong. */
export type SaveOutcome = 'saved' | 'cancelled' | 'failed';

/** Puts a text into the browser's downloads. */
export function saveFile(name: string, text: string): Promise<SaveOutcome> {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  // Not at once: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return Promise.resolve('saved');
}
