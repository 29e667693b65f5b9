/** 12345678 -> 12,345,678. WeChat's script engines differ in `Intl`, so it is done by hand. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** With its sign, and a true minus: +10, −20. */
export function signed(value: number): string {
  return value < 0 ? `−${grouped(-value)}` : `+${grouped(value)}`;
}

/** For narrow places: 9999, 1.2万, 345万. */
export function short(value: number): string {
  if (value < 10_000) return String(value);
  if (value < 100_000) return `${Math.floor(value / 1000) / 10}万`;
  return `${grouped(Math.floor(value / 10_000))}万`;
}

/** 12850 fen -> 128.50 元. */
export function yuan(fen: number): string {
  return `${grouped(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')} 元`;
}

/** 1990 fen -> ¥19.90; 2000 -> ¥20: prices are short where they can be. */
export function rmb(fen: number): string {
  const cents = fen % 100;
  const whole = grouped(Math.floor(fen / 100));
  return `¥${cents === 0 ? whole : `${whole}.${String(cents).padStart(2, '0')}`}`;
}

/** 3/2 -> 1.5; what has no short decimal stays a fraction. */
export function ratio(numerator: number, denominator: number): string {
  const value = numerator / denominator;
  return Number.isInteger(value * 100) ? String(value) : `${numerator}/${denominator}`;
}
