/** 12345678 -> 12,345,678. WeChat's script engines differ in `Intl`, so it is done by hand. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** With its sign, and a true minus: +10, −20. */
export function signed(value: number): string {
  return value < 0 ? `−${grouped(-value)}` : `+${grouped(value)}`;
}
