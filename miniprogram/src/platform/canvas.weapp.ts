import Taro from '@tarojs/taro';
import type { Canvas, Drawable, Pen } from './drawing';

/** Null where the client is too old for one. */
export function openCanvas(width: number, height: number): Canvas | null {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width, height }) as
    Taro.OffscreenCanvas | undefined;
  const pen = canvas?.getContext('2d') as Pen | null | undefined;
  if (!canvas || !pen) return null;
  return {
    pen,
    load: (address) =>
      new Promise<Drawable | null>((loaded) => {
        const image = (canvas as unknown as { createImage(): HTMLImageElement }).createImage();
        image.onload = () => loaded(image);
        image.onerror = () => loaded(null);
        image.src = address;
      }),
    async finish() {
      try {
        const whole = { width, height, destWidth: width, destHeight: height };
        const picture = {
          canvas: canvas as unknown as Taro.Canvas,
          fileType: 'png',
          ...whole,
        } as const;
        return (await Taro.canvasToTempFilePath(picture)).tempFilePath;
      } catch (cause) {
        console.info('the picture was not finished', cause);
        return null;
      }
    },
  };
}
