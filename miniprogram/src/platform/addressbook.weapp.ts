import Taro from '@tarojs/taro';
import type { Address } from '#shared/order/model';

/** WeChat keeps its people's addresses. */
export const hasAddressBook: boolean = true;

/** An address the member picks from WeChat's own list; null when they do not. Call it in a tap. */
export async function pickAddress(): Promise<Address | null> {
  try {
    const picked = await Taro.chooseAddress();
    return {
      name: picked.userName,
      phone: picked.telNumber,
      region: `${picked.provinceName}${picked.cityName}${picked.countyName}`,
      detail: picked.detailInfo,
    };
  } catch {
    // Closed, or not allowed: the form is typed.
    return null;
  }
}
