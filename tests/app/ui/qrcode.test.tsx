import { render, screen } from '@testing-library/react';
import jsQR from 'jsqr';
import { QrCode } from '../../../miniprogram/src/ui/paper/QrCode';
import { qrDrawing } from '../../../miniprogram/src/ui/paper/qrpicture';

const pixelsPerModule = 4;

/** Paints what the drawing says, the way a browser would, and lets an independent reader read it. */
function read(drawing: string): string | undefined {
  const modules = Number(/viewBox="0 0 (\d+) /.exec(drawing)?.[1]);
  const side = modules * pixelsPerModule;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  const dark = /<path d="([^"]*)"/.exec(drawing)?.[1] ?? '';
  for (const [, x, y, length] of dark.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = 0; row < pixelsPerModule; row += 1)
      for (let column = 0; column < Number(length) * pixelsPerModule; column += 1) {
        const line = Number(y) * pixelsPerModule + row;
        const at = (line * side + Number(x) * pixelsPerModule + column) * 4;
        pixels.fill(0, at, at + 3);
      }
  return jsQR(pixels, side, side)?.data;
}

test.each([
  ['a voucher code', 'K7QW2M9X4TPA'],
  ['a member code with small letters', 'jd:m:Zx9_-aB3kL0pQ7rT5uV1w'],
  ['one letter', 'A'],
  ['as long as a link', `https://example.com/${'a'.repeat(120)}`],
])('%s is read back as it was given', (_, text) => {
  expect(read(qrDrawing(text))).toBe(text);
});

test('the drawing keeps a light border of four modules on every side', () => {
  const drawing = qrDrawing('K7QW2M9X4TPA');
  expect(drawing).toContain('viewBox="0 0 29 29"');
  const starts = [...drawing.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, ...n]) => n.map(Number));
  expect(Math.min(...starts.map(([x = 0]) => x))).toBe(4);
  expect(Math.min(...starts.map(([, y = 0]) => y))).toBe(4);
  expect(Math.max(...starts.map(([x = 0, , length = 0]) => x + length))).toBe(25);
  expect(Math.max(...starts.map(([, y = 0]) => y + 1))).toBe(25);
});

test('a screen reader hears what the code is for', () => {
  render(<QrCode text="K7QW2M9X4TPA" label="取货码" />);
  const picture = screen.getByRole('img', { name: '取货码' });
  expect(picture.style.backgroundImage).toMatch(/^url\("?data:image\/svg\+xml,/);
});

test('the address holds nothing that would end a style early', () => {
  render(<QrCode text={'a"b;c)d'} label="码" />);
  const { backgroundImage } = screen.getByRole('img', { name: '码' }).style;
  const address = /^url\("?(.*?)"?\)$/.exec(backgroundImage)?.[1] ?? '';
  expect(address).not.toMatch(/["';\s]/);
});
