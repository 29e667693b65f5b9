/** WeChat fetches packages of pages itself. */
export function LostPage() {
  return null;
}
