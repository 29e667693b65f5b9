/** One text unit in px: the size set in the browser. */
export function textUnitPx(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
