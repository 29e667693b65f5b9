import Taro from '@tarojs/taro';

/** WeChat's own setting, in px; 17 is what it starts with. */
const usualSettingPx = 17;
const usualUnitPx = 16;

/** One text unit in px, by the text size the member has set in WeChat. */
export function textUnitPx(): number {
  const base: object & { fontSizeSetting?: number } = Taro.getAppBaseInfo();
  const setting = base.fontSizeSetting ?? usualSettingPx;
  const scale = Math.min(1.5, Math.max(0.9, setting / usualSettingPx));
  return usualUnitPx * scale;
}
