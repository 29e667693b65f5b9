import { openCanvas } from '../../../platform/canvas';
import type { Canvas } from '../../../platform/drawing';
import { paintQr } from '../../../ui/paper/qrpicture';

/** What a picture for new members shows. */
export interface JoinPicture {
  readonly storeName: string;
  readonly title: string;
  readonly hint: string;
  /** The page's address, in a browser; else WeChat's own code, as Base64. */
  readonly code: { readonly link: string } | { readonly picture: string };
}

/** Units: pixels of the finished picture, which is printed as often as it is sent. */
const width = 720;
const height = 960;
const code = { left: 120, top: 240, side: 480 };

/** Paper in either theme: it leaves the app. */
const colours = { paper: '#faf6ee', card: '#ffffff', ink: '#22201c', soft: '#6a6358' } as const;

const family =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Microsoft YaHei",sans-serif';

/** Draws the picture once; gives where it can be saved from, null where this phone cannot draw it. */
export async function drawJoinPicture(shown: JoinPicture): Promise<string | null> {
  const canvas = openCanvas(width, height);
  if (!canvas) return null;
  const { pen } = canvas;
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  write(canvas, shown.storeName, { top: 96, sizePx: 44, colour: colours.ink });
  write(canvas, shown.title, { top: 164, sizePx: 30, colour: colours.soft });
  pen.fillStyle = colours.card;
  pen.fillRect(code.left - 24, code.top - 24, code.side + 48, code.side + 48);
  if (!(await paintCode(canvas, shown.code))) return null;
  write(canvas, shown.hint, { top: 836, sizePx: 30, colour: colours.ink });
  return canvas.finish();
}

async function paintCode(canvas: Canvas, shown: JoinPicture['code']): Promise<boolean> {
  if ('link' in shown) {
    paintQr(canvas.pen, shown.link, code);
    return true;
  }
  const picture = await canvas.load(`data:image/png;base64,${shown.picture}`);
  if (picture) canvas.pen.drawImage(picture, code.left, code.top, code.side, code.side);
  return picture !== null;
}

/** One line in the middle, smaller where it would not fit. */
function write(
  { pen }: Canvas,
  text: string,
  { top, sizePx, colour }: { top: number; sizePx: number; colour: string },
): void {
  const most = width - 80;
  pen.font = `600 ${sizePx}px ${family}`;
  const fits = Math.min(1, most / Math.max(1, pen.measureText(text).width));
  pen.font = `600 ${Math.floor(sizePx * fits)}px ${family}`;
  pen.fillStyle = colour;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, width / 2, top);
}
