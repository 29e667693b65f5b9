/** WeChat does not pass the system's wish on; the stylesheets ask for it themselves. */
export function wantsLessMotion(): boolean {
  return false;
}
