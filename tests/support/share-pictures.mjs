/**
 * Draws the picture that goes with a shared group-buy, 5:4 as WeChat shows it, for each of our drawings:
 * WeChat takes PNG and JPG there, and no SVG. Run it after a drawing has changed: npm run pictures.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from './chromium.mjs';

const source = fileURLToPath(new URL('../../miniprogram/src', import.meta.url));
const drawings = join(source, 'ui/paper/art');
const pictures = join(source, 'packages/groupbuy/pictures');

const [WIDTH, HEIGHT] = [500, 400];
/** Flat drawings need few colours; the rest is the smoothing of their edges. */
const COLOURS = 48;

const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
for (const name of readdirSync(drawings)) {
  const svg = readFileSync(join(drawings, name), 'utf8');
  await page.setContent(pageOf(svg));
  const shot = await page.screenshot();
  const pixels = await page.evaluate(pixelsOf, shot.toString('base64'));
  const file = join(pictures, name.replace('.svg', '.png'));
  writeFileSync(file, toPalettePng(Buffer.from(pixels, 'base64')));
}
await browser.close();

function pageOf(svg) {
  const ground = /fill="(#[0-9a-f]+)" d="M0 0h120v120H0z"/.exec(svg)?.[1] ?? '#faf6ee';
  return `<body style="margin:0;background:${ground}">
    <div style="width:380px;height:380px;margin:6px auto 0">${svg}</div>
    <div style="position:absolute;right:24px;bottom:24px;width:76px;height:76px;border-radius:14px;
      background:#c8372d;color:#fffaf0;font:700 34px/76px 'Noto Sans CJK SC',sans-serif;
      text-align:center;transform:rotate(-6deg)">拼团</div></body>`;
}

/* global Image, OffscreenCanvas, btoa */
/** Runs in the page: the colours of a screenshot, three bytes a pixel. */
async function pixelsOf(png) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let text = '';
  for (let at = 0; at < data.length; at += 4) {
    text += String.fromCharCode(data[at], data[at + 1], data[at + 2]);
  }
  return btoa(text);
}

/** A PNG with the most frequent colours; each other one becomes the nearest of them. */
function toPalettePng(rgb) {
  const counts = new Map();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, COLOURS)
    .map(([colour]) => colour);
  const indexes = new Map();
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let pixel = 0; pixel < WIDTH * HEIGHT; pixel += 1) {
    const colour = rgb.readUIntBE(pixel * 3, 3);
    if (!indexes.has(colour)) indexes.set(colour, nearest(palette, colour));
    rows[pixel + Math.floor(pixel / WIDTH) + 1] = indexes.get(colour);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits a pixel, each the number of a colour.
  header.set([8, 3], 8);
  const colours = Buffer.concat(palette.map((colour) => Buffer.from(bytesOf(colour))));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function bytesOf(colour) {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function nearest(palette, colour) {
  const wanted = bytesOf(colour);
  const distances = palette.map((one) =>
    bytesOf(one).reduce((sum, byte, index) => sum + (byte - wanted[index]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
