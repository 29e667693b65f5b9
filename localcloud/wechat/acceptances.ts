import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../host/write-whole';

/** How many messages of a template a person still agreed to receive. */
export interface Acceptances {
  /** One tap on "accept" allows one message. */
  accept(openid: string, templateId: string): void;
  /** Uses one up; false when there is none. */
  use(openid: string, templateId: string): boolean;
}

export function openAcceptances(folder: string): Acceptances {
  const file = join(folder, 'acceptances.json');
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as [string, number][])
    : [];
  const left = new Map(kept);
  const set = (key: string, count: number): void => {
    if (count > 0) left.set(key, count);
    else left.delete(key);
    writeWhole(file, JSON.stringify([...left]));
  };
  return {
    accept(openid, templateId) {
      const key = `${openid} ${templateId}`;
      set(key, (left.get(key) ?? 0) + 1);
    },
    use(openid, templateId) {
      const key = `${openid} ${templateId}`;
      const count = left.get(key) ?? 0;
      if (count > 0) set(key, count - 1);
      return count > 0;
    },
  };
}
