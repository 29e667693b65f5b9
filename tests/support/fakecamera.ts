import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';

/** What a cheap phone's camera gives. */
const widthPx = 640;
const heightPx = 480;

/** A code held in front of the camera takes about so much of the picture's height. */
const sidePx = 360;

/** The flags with which Chromium films a file instead of the room; no person has to allow it. */
export const cameraFlags = (file: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

/** A picture without colour as a film of one frame, which Chromium repeats. */
function film(luma: Buffer): Buffer {
  const header = Buffer.from(`YUV4MPEG2 W${widthPx} H${heightPx} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
  const grey = Buffer.alloc((widthPx * heightPx) / 2, 128);
  return Buffer.concat([header, luma, grey]);
}

/** The room before anything is held into it. */
export function filmNothing(file: string): void {
  writeFileSync(file, film(Buffer.alloc(widthPx * heightPx, 90)));
}

/** Films what another person's screen shows just now: its own pixels, as a camera would see them. */
export async function filmScreen(shownOn: Page, code: Locator, file: string): Promise<void> {
  const picture = await code.screenshot({ animations: 'disabled' });
  const luma = await shownOn.evaluate(
    async ({ base64, width, height, side }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const drawing = canvas.getContext('2d')!;
      drawing.fillStyle = '#777';
      drawing.fillRect(0, 0, width, height);
      drawing.drawImage(image, (width - side) / 2, (height - side) / 2, side, side);
      const { data } = drawing.getImageData(0, 0, width, height);
      // One text crosses to the test much faster than three hundred thousand numbers.
      let text = '';
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at] ?? 0);
      return btoa(text);
    },
    { base64: picture.toString('base64'), width: widthPx, height: heightPx, side: sidePx },
  );
  writeFileSync(file, film(Buffer.from(luma, 'base64')));
}
