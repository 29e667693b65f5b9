/** Pictures drawn for the project, by the name that follows `art:`; each is a file in `art`. */
const drawings = [
  'cable',
  'charger',
  'clean-service',
  'earphone-case',
  'earphones',
  'film-service',
  'gift-box',
  'lanyard',
  'mug',
  'notebook',
  'phone-case',
  'phone-stand',
  'power-bank',
  'repair-service',
  'screen-film',
  'speaker',
  'tote-bag',
  'voucher-10',
  'voucher-100',
  'voucher-30',
] as const;

export function isDrawn(name: string): boolean {
  return drawings.some((drawing) => drawing === name);
}
