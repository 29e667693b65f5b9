/** The path of a picture that is part of the mini-program, from its root. */
export function packagePicture(path: string): string {
  return `/${path}`;
}
