/**
 * One shop of the brand. Those that have closed for good stay on record: entries and orders name them.
 *
 * Units: degrees (WGS 84 as WeChat's map takes them, GCJ-02 in China).
 */
export interface Store {
  /** Lower-case letters, digits, `-`; part of document ids. */
  readonly storeId: string;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly phone: string;
  readonly latitude: number;
  readonly longitude: number;
  /** As the shop says it, such as `每天 10:00–21:30`. */
  readonly openHours: string;
  readonly status: 'open' | 'closed';
}
