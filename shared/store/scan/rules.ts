/** First character and two stars, however long the name is; empty for none. */
export function maskedName(nickname: string): string {
  const [first] = Array.from(nickname);
  return first === undefined ? '' : `${first}**`;
}
