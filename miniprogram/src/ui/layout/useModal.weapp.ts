/** WeChat has no keyboard to serve; the veil of the sheet catches what would move the page. */
export function useModal(_onClose: (() => void) | undefined): object {
  return {};
}
