import Taro from '@tarojs/taro';

/** The scene of the mini-program code that was scanned to get here; null for who came alone. */
export function joinCode(): string | null {
  const scene: unknown = Taro.getLaunchOptionsSync().query['scene'];
  // Other codes of ours lead to a team, whose page reads them.
  if (typeof scene !== 'string' || scene === '' || scene.startsWith('team_')) return null;
  try {
    return decodeURIComponent(scene);
  } catch {
    // Not written by us: whoever opened the app simply came alone.
    return null;
  }
}

/** WeChat opens a mini-program from its own kind of code only, which is made with the code as scene. */
export function joinLink(_code: string): string | null {
  return null;
}
