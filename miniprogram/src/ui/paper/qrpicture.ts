import qrcode from 'qrcode-generator';

/** What the denser alphabet of the standard can write: codes made of it need fewer modules. */
const isAlphanumeric = /^[0-9A-Z $%*+\-./:]*$/;

/** The light border that scanners ask for, in modules. */
const quietModules = 4;

/**
 * A QR code as a drawing: one path, black on white in either theme, since many scanners read nothing
 * else. Errors in up to 15% of it are corrected (level M).
 *
 * Units: one unit of the drawing is one module. Errors: throws when `text` is longer than a code holds.
 */
export function qrDrawing(text: string): string {
  const code = qrCodeOf(text);
  const modules = code.getModuleCount();
  const side = modules + 2 * quietModules;
  let path = '';
  for (let row = 0; row < modules; row += 1) path += rowPath(row, modules, code.isDark.bind(code));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  );
}

/** The modules of a QR code row by row, true for dark, without the border. */
function qrModules(text: string): boolean[][] {
  const code = qrCodeOf(text);
  const places = Array.from({ length: code.getModuleCount() }, (_, place) => place);
  return places.map((row) => places.map((column) => code.isDark(row, column)));
}

/** Paints the modules into a square of a canvas, black on what is there. */
export function paintQr(
  pen: Pick<CanvasRenderingContext2D, 'fillRect' | 'fillStyle'>,
  text: string,
  { left, top, side }: { left: number; top: number; side: number },
): void {
  const modules = qrModules(text);
  // Whole pixels, or hairlines show between the modules.
  const size = Math.floor(side / modules.length);
  const border = Math.floor((side - size * modules.length) / 2);
  pen.fillStyle = '#000000';
  modules.forEach((row, down) =>
    row.forEach((isDark, across) => {
      if (isDark)
        pen.fillRect(left + border + across * size, top + border + down * size, size, size);
    }),
  );
}

function qrCodeOf(text: string): ReturnType<typeof qrcode> {
  const code = qrcode(0, 'M');
  code.addData(text, isAlphanumeric.test(text) ? 'Alphanumeric' : 'Byte');
  code.make();
  return code;
}

/** The dark runs of one row; a run is one rectangle, so that no hairlines show between modules. */
function rowPath(
  row: number,
  modules: number,
  isDark: (row: number, column: number) => boolean,
): string {
  let path = '';
  let from: number | null = null;
  for (let column = 0; column <= modules; column += 1) {
    const dark = column < modules && isDark(row, column);
    if (dark) from ??= column;
    else if (from !== null) {
      const length = column - from;
      path += `M${from + quietModules} ${row + quietModules}h${length}v1h-${length}z`;
      from = null;
    }
  }
  return path;
}

/** The drawing as an address that a style may name on either platform: no quotes, no semicolons. */
export function qrAddress(text: string): string {
  return `data:image/svg+xml,${encodeURIComponent(qrDrawing(text))}`;
}
