/** The address of a picture that is part of the app, beside its first page. */
export function packagePicture(path: string): string {
  return `./${path}`;
}
