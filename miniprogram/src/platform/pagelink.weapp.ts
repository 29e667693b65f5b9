/** The address of the page in front, to be opened by anybody; null where only WeChat can open it. */
export function pageLink(): string | null {
  return null;
}
