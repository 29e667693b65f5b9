import type { Drawable, Pen } from '../../../platform/drawing';
import type { PosterFacts } from './facts';
import { wrapped } from './wrapped';

/** Units: pixels of the finished picture. */
export const posterWidth = 600;
export const posterHeight = 940;

const picture = { width: posterWidth, height: 480 };
const margin = 40;
const codeSide = 208;
const code = { side: codeSide, left: posterWidth - margin - codeSide, top: 654 };
const textWidth = code.left - margin - 24;

/** A poster is paper in either theme: it leaves the app. */
const colours = {
  paper: '#faf6ee',
  card: '#fffdf8',
  deep: '#f6f1e6',
  ink: '#22201c',
  soft: '#6a6358',
  line: '#cfc3ad',
  cinnabar: '#c8372d',
  light: '#fffaf2',
} as const;

const family =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans CJK SC","Microsoft YaHei",sans-serif';

export interface PosterPictures {
  readonly item: Drawable | null;
  /** Draws the code into its square; null where there is none to draw. */
  readonly paintCode: ((pen: Pen, left: number, top: number, side: number) => void) | null;
}

/** Picture on top, torn off below; then what, for how much, how many are missing, and the way in. */
export function paintPoster(pen: Pen, facts: PosterFacts, pictures: PosterPictures): void {
  fill(pen, colours.paper, 0, 0, posterWidth, posterHeight);
  paintPicture(pen, pictures.item);
  tear(pen, picture.height);
  paintOffer(pen, facts);
  paintMissing(pen, facts);
  if (pictures.paintCode) paintWayIn(pen, facts.hint, pictures.paintCode);
}

/** Fills its place, and is cut where its shape is another. */
function paintPicture(pen: Pen, item: Drawable | null): void {
  fill(pen, colours.deep, 0, 0, picture.width, picture.height);
  if (!item) return;
  const scale = Math.max(picture.width / item.width, picture.height / item.height);
  const [width, height] = [picture.width / scale, picture.height / scale];
  const [left, top] = [(item.width - width) / 2, (item.height - height) / 2];
  pen.drawImage(item, left, top, width, height, 0, 0, picture.width, picture.height);
}

/** The perforated edge of a stamp card. */
function tear(pen: Pen, top: number): void {
  pen.fillStyle = colours.paper;
  for (let left = 0; left <= posterWidth; left += 24) {
    pen.beginPath();
    pen.arc(left, top, 8, 0, 2 * Math.PI);
    pen.fill();
  }
}

function paintOffer(pen: Pen, { title, price, alone, size }: PosterFacts): void {
  font(pen, 700, 36, colours.ink);
  const lines = wrapped(
    title,
    2,
    (text) => pen.measureText(text).width <= posterWidth - 2 * margin,
  );
  const top = lines.length > 1 ? 548 : 572;
  lines.forEach((line, index) => pen.fillText(line, margin, top + index * 46));
  font(pen, 700, price.length > 8 ? 40 : 58, colours.cinnabar);
  pen.fillText(price, margin, 706);
  font(pen, 500, 24, colours.soft);
  if (alone === '') pen.fillText(size, margin, 752);
  else pen.fillText(`${size} · ${alone}`, margin, 752);
}

function paintMissing(pen: Pen, { missing, deadline, promise }: PosterFacts): void {
  font(pen, 700, 40, colours.ink);
  pen.fillText(missing, margin, 826);
  font(pen, 400, 22, colours.soft);
  for (const [index, text] of [deadline, promise].entries()) {
    const [line = ''] = wrapped(text, 1, (part) => pen.measureText(part).width <= textWidth);
    pen.fillText(line, margin, 866 + index * 34);
  }
}

function paintWayIn(
  pen: Pen,
  hint: string,
  paintCode: NonNullable<PosterPictures['paintCode']>,
): void {
  const { left, top, side } = code;
  fill(pen, '#ffffff', left - 8, top - 8, side + 16, side + 16);
  paintCode(pen, left, top, side);
  font(pen, 500, 22, colours.soft);
  pen.textAlign = 'center';
  pen.fillText(hint, left + side / 2, top + side + 40);
  pen.textAlign = 'left';
}

function fill(pen: Pen, colour: string, ...box: [number, number, number, number]): void {
  pen.fillStyle = colour;
  pen.fillRect(...box);
}

function font(pen: Pen, weight: number, size: number, colour: string): void {
  pen.font = `${String(weight)} ${String(size)}px ${family}`;
  pen.fillStyle = colour;
}
