import Taro from '@tarojs/taro';

/** Raises the screen to full brightness and keeps it on. Gives what puts back how it was. */
export function brightenScreen(): () => void {
  let isOver = false;
  const before = raise(() => isOver);
  return () => {
    isOver = true;
    void before.then(restore);
  };
}

/** Gives the brightness that was set before, or null where nothing was changed. */
async function raise(isOver: () => boolean): Promise<number | null> {
  try {
    const { value } = await Taro.getScreenBrightness();
    if (isOver()) return null;
    await Promise.all([
      Taro.setScreenBrightness({ value: 1 }),
      Taro.setKeepScreenOn({ keepScreenOn: true }),
    ]);
    return value;
  } catch (cause) {
    console.info('the screen keeps its brightness', cause);
    return null;
  }
}

async function restore(before: number | null): Promise<void> {
  if (before === null) return;
  try {
    await Promise.all([
      Taro.setScreenBrightness({ value: before }),
      Taro.setKeepScreenOn({ keepScreenOn: false }),
    ]);
  } catch (cause) {
    console.info('the brightness was not put back', cause);
  }
}
