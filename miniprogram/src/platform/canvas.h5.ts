import type { Canvas, Drawable } from './drawing';

/** Null where the browser has none. */
export function openCanvas(width: number, height: number): Canvas | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  return {
    pen,
    load: (address) =>
      new Promise<Drawable | null>((loaded) => {
        const image = new Image();
        // Asked for as anybody may: a sheet with another's picture on it could not be saved.
        image.crossOrigin = 'anonymous';
        image.onload = () => loaded(image);
        image.onerror = () => loaded(null);
        image.src = address;
      }),
    finish: () => Promise.resolve(canvas.toDataURL('image/png')),
  };
}
